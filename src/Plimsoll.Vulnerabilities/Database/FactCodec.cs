using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Vulnerabilities.Feeds;

namespace Plimsoll.Vulnerabilities.Database;

/// <summary>What is known of a CVE, as numbers: see <see cref="DatabaseFormat.FactWords"/>.</summary>
static class FactCodec
{
    const uint HasExploit = 1;
    const uint HasDue = 2;
    const uint Ransomware = 4;
    const uint HasPrediction = 8;

    internal static void Write(string cve, CveFacts facts, TextPool texts, List<uint> words)
    {
        var (exploited, prediction) = (facts.KnownExploited, facts.Prediction);
        words.Add(texts.Number(cve));
        words.Add((uint)(exploited?.Added.DayNumber ?? 0));
        words.Add((uint)(exploited?.Due?.DayNumber ?? 0));
        words.Add((exploited is null ? 0 : HasExploit) | (exploited?.Due is null ? 0 : HasDue)
            | (exploited is { Ransomware: true } ? Ransomware : 0) | (prediction is null ? 0 : HasPrediction));
        words.Add(texts.Number(facts.Vector));
        words.Add(0);
        AdvisoryCodec.AddLong(words, BitConverter.DoubleToInt64Bits(prediction?.Probability ?? 0));
        AdvisoryCodec.AddLong(words, BitConverter.DoubleToInt64Bits(prediction?.Percentile ?? 0));
    }

    internal static CveFacts Read(ReadOnlySpan<uint> words, AdvisoryDatabase texts)
    {
        var flags = words[3];
        return new CveFacts(
            (flags & HasExploit) == 0 ? null : new KnownExploited(
                DateOnly.FromDayNumber((int)words[1]), (flags & HasDue) == 0 ? null : DateOnly.FromDayNumber((int)words[2]), (flags & Ransomware) != 0),
            (flags & HasPrediction) == 0 ? null : new ExploitPrediction(Number(words[6..]), Number(words[8..])),
            texts.String(words[4]));
    }

    static double Number(ReadOnlySpan<uint> words) => BitConverter.Int64BitsToDouble((long)words[0] | ((long)words[1] << 32));
}
