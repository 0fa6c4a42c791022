using System.Collections.Immutable;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Vulnerabilities.Matching;

/// <summary>Whose word on the severity of a vulnerability counts.</summary>
/// <param name="Sources">
/// In the order of preference: <see cref="Vendor"/>, <see cref="Cvss"/>, or the name of a source as <see cref="SeverityRating.Source"/>
/// has it; letters count alike in both cases.
/// </param>
public sealed record SeverityPolicy(ImmutableArray<string> Sources)
{
    /// <summary>Whoever's advisory the match rests on, in its own word.</summary>
    public const string Vendor = "vendor";

    /// <summary>The band of the CVSS score, whoever computed it.</summary>
    public const string Cvss = "cvss";

    /// <summary>The vendor's word, then CVSS: who maintains a package knows best what a vulnerability means in it.</summary>
    public static SeverityPolicy Default { get; } = new([Vendor, Cvss]);

    /// <summary>The severity that counts, and who says so.</summary>
    /// <param name="ratings">What every source says, the vendor's first.</param>
    /// <returns><see cref="Severity.Unknown"/> and nobody where no preferred source says anything.</returns>
    public (Severity Severity, string Source) Choose(ImmutableArray<SeverityRating> ratings)
    {
        foreach (var source in Sources)
        {
            var rating = source switch
            {
                Vendor => ratings.FirstOrDefault(rating => rating.Severity != Severity.Unknown),
                Cvss => ratings.FirstOrDefault(rating => rating.Cvss is not null),
                _ => ratings.FirstOrDefault(rating => rating.Source.Equals(source, StringComparison.OrdinalIgnoreCase) && Of(rating) != Severity.Unknown),
            };
            if (rating is not null)
                return (source == Cvss ? Severities.Cvss.SeverityOf(rating.Cvss!.Score) : Of(rating), rating.Source);
        }
        return (Severity.Unknown, "");
    }

    // A rating without a word of its own has the band of its score.
    static Severity Of(SeverityRating rating) =>
        rating.Severity != Severity.Unknown || rating.Cvss is null ? rating.Severity : Severities.Cvss.SeverityOf(rating.Cvss.Score);
}
