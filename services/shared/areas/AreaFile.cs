using System.Globalization;

namespace Ioc.Areas;

/// <summary>
/// A row of the file with the number of its line. An unsound row has a fault of its own; it stays known by its code,
/// so that one slip does not make every unit below it a fault too.
/// </summary>
internal sealed record Row(int Line, Area Area, bool Sound)
{
    public bool Equals(Row? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Line;
}

/// <summary>Reads the lines of <c>areas.csv</c>; what relates rows to each other is judged in <see cref="AreaChecks"/>.</summary>
internal static class AreaFile
{
    private const string Header =
        "code,name_vi,name_ascii,level,parent_code,valid_from,valid_to,lat,lon,population,area_km2,successor_code";

    public static List<Row> Read(TextReader csv, List<(int Line, string Fault)> faults)
    {
        var rows = new List<Row>();
        if (csv.ReadLine()?.TrimEnd() != Header)
        {
            faults.Add((1, $"the header must be {Header}"));
            return rows;
        }
        var line = 1;
        while (csv.ReadLine() is { } text)
        {
            line++;
            if (string.IsNullOrWhiteSpace(text)) continue;
            var before = faults.Count;
            var area = ReadRow([.. text.Split(',', StringSplitOptions.TrimEntries)], fault => faults.Add((line, fault)));
            if (area is not null) rows.Add(new(line, area, Sound: faults.Count == before));
        }
        return rows;
    }

    private static Area? ReadRow(string[] cells, Action<string> fault)
    {
        if (cells.Length != 12)
        {
            fault($"{cells.Length} columns instead of 12");
            return null;
        }
        if (cells[0].Length == 0 || !cells[0].All(char.IsAsciiLetterOrDigit)) fault($"bad code '{cells[0]}'");
        if (cells[1].Length == 0 || cells[2].Length == 0) fault("name missing");
        if (!Area.Levels.Contains(cells[3])) fault($"unknown level '{cells[3]}'");
        var (from, to) = (Day(cells[5], "valid_from"), Day(cells[6], "valid_to"));
        if (to < from) fault($"valid_to {to:yyyy-MM-dd} is before valid_from {from:yyyy-MM-dd}");
        return new(
            cells[0], cells[1], cells[2], cells[3], cells[4].Length == 0 ? null : cells[4], from, to,
            Degrees(cells[7], "lat", 90), Degrees(cells[8], "lon", 180),
            cells[9].Length == 0 ? null : (int?)NotNegative(cells[9], "population", whole: true),
            cells[10].Length == 0 ? null : NotNegative(cells[10], "area_km2", whole: false),
            cells[11].Length == 0 ? [] : cells[11].Split('|'), Path: "");

        DateOnly? Day(string cell, string column)
        {
            if (cell.Length == 0) return null;
            if (DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }
            fault($"bad date '{cell}' in {column}");
            return null;
        }

        double Degrees(string cell, string column, double limit) => Number(cell, column, -limit, limit);

        double NotNegative(string cell, string column, bool whole)
        {
            var number = Number(cell, column, 0, int.MaxValue);
            if (whole && number != Math.Floor(number)) fault($"{column} '{cell}' is not a whole number");
            return number;
        }

        double Number(string cell, string column, double least, double most)
        {
            if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && number >= least && number <= most)
            {
                return number;
            }
            fault($"bad number '{cell}' in {column}");
            return 0;
        }
    }
}
