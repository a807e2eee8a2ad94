using Ioc.Contracts;
using Ioc.Defaults;
using Ioc.Messaging;
using Xunit;
using FactAttribute = Xunit.FactAttribute;

namespace Ioc.Tests.Unit.Messaging;

public sealed class GroupLists
{
    [Fact]
    public void Sums_of_the_same_figures_are_equal_whatever_the_order()
    {
        IReadOnlyList<GroupCount> left = [new("app", 2, 1), new("phone", 3, 0)], right = [new("app", 5, 0), new("web", 1, 1)];
        Assert.Equal([new("app", 7, 1), new("phone", 3, 0), new("web", 1, 1)], Groups.Add(left, right));
        Assert.Equal(Groups.Add(left, right), Groups.Add(right, left));
    }

    [Fact]
    public void A_list_that_is_cut_loses_no_row()
    {
        var all = Enumerable.Range(1, 40).Select(i => new GroupCount($"agency {i:00}", i, i % 3)).ToList();
        var cut = Groups.Largest(all, _ => null);
        Assert.Equal(Groups.ListedMax, cut.Count);
        Assert.Equal((all.Sum(x => x.Open), all.Sum(x => x.Overdue)), (cut.Sum(x => x.Open), cut.Sum(x => x.Overdue)));
        Assert.Equal(("", "Khác", "Other"), (cut[^1].Key, cut[^1].NameVi, cut[^1].NameEn));
        Assert.Equal("agency 38", cut[0].Key);
    }

    [Fact]
    public void A_list_that_fits_is_told_whole_with_the_names_that_are_known()
    {
        var list = Groups.Largest([new("app", 1, 0), new("phone", 9, 0), new("fax", 0, 0)], key => key == "phone" ? new Text("Điện thoại", "Phone") : null);
        Assert.Equal([new("phone", 9, 0, "Điện thoại", "Phone"), new("app", 1, 0)], list);
    }
}
