using System.Text;
using Ioc.Screens.Tiles;
using Ioc.Screens.Walls;
using Xunit;

namespace Ioc.Tests.Unit.Screens;

public sealed class Cards
{
    [Fact]
    public void A_message_holds_every_tile_of_a_word()
    {
        var cards = Card.ReadMessage(Encoding.UTF8.GetBytes("74|tickets.open\n12\n{\"value\":1\n,\"history\":[[60,1]]\n74|tickets.overdue\n12\n{\"value\":2\n"));
        Assert.Equal(["74|tickets.open", "74|tickets.overdue"], cards.Select(x => x.Key));
        Assert.All(cards, x => Assert.Equal(12, x.Seq));
        Assert.Equal("{\"value\":1", Encoding.UTF8.GetString(cards[0].Body.Span));
        Assert.Equal(",\"history\":[[60,1]]", Encoding.UTF8.GetString(cards[0].Own.Span));
        Assert.Equal(0, cards[1].Own.Length);
    }

    [Fact]
    public void A_key_tells_area_and_tile()
    {
        var card = Card.ReadStored("74.725|tickets.open", "7\n{\n"u8.ToArray());
        Assert.Equal(("74.725", "tickets.open", 7), (card.Area, card.Tile, card.Seq));
        Assert.True(card.IsOf("74.725"));
        Assert.False(card.IsOf("74"));
        Assert.False(card.IsOf("74.7"));
    }

    [Fact]
    public void A_tile_hangs_on_the_wall_of_its_area_and_of_its_parent_alone()
    {
        var board = new Board(TimeProvider.System);
        board.Put([Card.ReadStored("74.725.25975|tickets.open", "7\n{\n"u8.ToArray())], 7);
        Assert.Single(board.Of("74.725.25975").Latest());
        Assert.Single(board.Of("74.725").Latest());
        Assert.Empty(board.Of("74").Latest());
    }

    [Fact]
    public void A_board_never_forgets_how_far_it_has_read()
    {
        var board = new Board(TimeProvider.System);
        Assert.False(board.Loaded);
        board.Put([], 918);
        board.Put([], 0);
        Assert.True(board.Loaded);
        Assert.Equal(918, board.Seq);
    }
}
