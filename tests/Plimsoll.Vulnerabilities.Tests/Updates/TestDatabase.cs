using System.Globalization;
using System.Text;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Database;

namespace Plimsoll.Vulnerabilities.Updates;

/// <summary>A file that stands for a database: its first line is the day on which it was built, the rest is records.</summary>
static class TestDatabase
{
    const int Records = 2000;

    /// <summary>A database with records that hardly change from day to day.</summary>
    public static byte[] Of(int day, int removed = 0) => Encoding.UTF8.GetBytes(
        $"2026-01-{day:D2}\n" + string.Concat(Enumerable.Range(removed, Records).Select(i => $"record {i * 7919L % 100_003} {i * 104_729L % 1_000_003} {i * 15_485_863L % 10_000_019}\n")));

    /// <summary>Opens it as a program would.</summary>
    public static DatabaseStatus Describe(string path)
    {
        using var reader = new StreamReader(path);
        return DateTimeOffset.TryParseExact(
            reader.ReadLine(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var built)
            ? new DatabaseStatus(path, IsDemonstration: false, built, [new FeedStatus("Debian", Records, built), new FeedStatus("KEV", 3, null)])
            : throw new DatabaseException($"{path} is damaged.");
    }
}
