using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Reports;

/// <summary>One statement of an OpenVEX document.</summary>
/// <param name="Vulnerability">The vulnerability.</param>
/// <param name="Image">The package URL of the image; empty where it is none, and the packages are the products.</param>
/// <param name="Digest">The digest of the image; <c>null</c> where it is none.</param>
/// <param name="Packages">The package URLs of the packages that are meant, sorted.</param>
/// <param name="Status">The status in OpenVEX's words.</param>
/// <param name="Justification">Why it is not affected, in OpenVEX's words; empty where no word fits.</param>
/// <param name="Impact">Why it is not affected, for people; empty where a word says it, and where it is affected.</param>
/// <param name="Notes">What is said beside a justification; empty as a rule.</param>
/// <param name="Action">What to do; empty but where it is affected.</param>
/// <remarks>openvex_json_schema.json 0.2.0: not_affected has either a justification or an impact statement, affected an action statement.</remarks>
sealed record OpenVexStatement(
    Vulnerability Vulnerability,
    string Image,
    Digest? Digest,
    ImmutableArray<string> Packages,
    string Status,
    string Justification,
    string Impact,
    string Notes,
    string Action)
{
    static readonly string[] Justifications =
    [
        "component_not_present", "vulnerable_code_not_present", "vulnerable_code_not_in_execute_path",
        "vulnerable_code_cannot_be_controlled_by_adversary", "inline_mitigations_already_exist",
    ];

    /// <summary>The statements of a run: by image, vulnerability and what is said of it, in the order of their names.</summary>
    public static ImmutableArray<OpenVexStatement> Of(Examination examination) =>
    [
        .. examination.Images.SelectMany(Of).DistinctBy(statement => (statement.Vulnerability.Id, statement.Image, string.Join('\0', statement.Packages), statement.Status, statement.Action)),
    ];

    static IEnumerable<OpenVexStatement> Of(ExaminedImage image)
    {
        var name = ImageOf(image.Facts);
        return image.Matches
            .Select(match => (Match: match, Said: Say(match)))
            .GroupBy(pair => (pair.Match.Vulnerability.Id, pair.Said))
            .OrderBy(group => group.Key.Id, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Said.ToString(), StringComparer.Ordinal)
            .Select(group => new OpenVexStatement(
                group.First().Match.Vulnerability,
                name,
                image.Facts.Digest,
                [.. group.Select(pair => pair.Match.Package.Purl(image.Facts.Distro).Text).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                group.Key.Said.Status, group.Key.Said.Justification, group.Key.Said.Impact, group.Key.Said.Notes, group.Key.Said.Action));
    }

    /// <remarks>purl-spec, types/oci: the name is the last part of the repository, the version the digest.</remarks>
    static string ImageOf(ImageFacts facts)
    {
        if (facts.Target != ScanTarget.Image || facts.Digest is not { } digest)
            return "";
        var isFile = facts.Name == facts.Source || facts.Name.StartsWith(facts.Source + ":", StringComparison.Ordinal);
        var reference = !isFile && ImageReference.TryParse(facts.Name, out var read) ? read : null;
        var path = reference?.Repository ?? Path.GetFileNameWithoutExtension(facts.Source);
        var name = path[(path.LastIndexOf('/') + 1)..].ToLowerInvariant();
        if (name.Length == 0)
            return "";
        var qualifiers = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (facts.Platform.Architecture.Length > 0)
            qualifiers["arch"] = facts.Platform.Architecture;
        if (reference is not null)
            qualifiers["repository_url"] = reference.Name;
        return new PackageUrlParts("oci", "", name, digest.ToString(), qualifiers.ToImmutable(), "").ToString();
    }

    static Saying Say(VulnerabilityMatch match)
    {
        var said = match.Assessments is [var first, ..] ? first : null;
        return match.Suppression switch
        {
            { Kind: SuppressionKind.Exception } exception => new Saying("affected", "", "", "", Accepted(exception)),
            { Status: "fixed" } => new Saying("fixed", "", "", "", ""),
            { } suppression => NotAffected(suppression, said),
            null when said?.Status == "under_investigation" || (said is null && match.State == FixState.UnderInvestigation) => new Saying("under_investigation", "", "", "", ""),
            null => new Saying("affected", "", "", "", said is { Status: "affected", Action.Length: > 0 } ? said.Action : ActionOf(match)),
        };
    }

    static Saying NotAffected(Suppression suppression, Assessment? said)
    {
        var word = said is { Status: "not_affected" } && Justifications.Contains(said.Justification) ? said.Justification : "";
        var detail = said is { Status: "not_affected", Detail.Length: > 0 } ? said.Detail : "";
        if (word.Length > 0)
            return new Saying("not_affected", word, "", detail, "");
        string[] impacts = [detail, suppression.Reason, $"stated by {suppression.By}, {suppression.Source}"];
        return new Saying("not_affected", "", impacts.First(text => text.Length > 0), "", "");
    }

    static string Accepted(Suppression exception)
    {
        var until = exception.Until is { } day ? string.Create(CultureInfo.InvariantCulture, $" until {day:yyyy-MM-dd}") : "";
        return $"Accepted by {exception.By}{until}: {exception.Reason}";
    }

    static string ActionOf(VulnerabilityMatch match) => match switch
    {
        { FixedVersion.Length: > 0 } => $"Update {match.Package.Source} to {match.FixedVersion}.",
        { State: FixState.WillNotFix } => "The maintainer will not fix it: replace the package or remove it.",
        { State: FixState.Deferred } => "The maintainer puts the fix off to a later release.",
        { State: FixState.EndOfLife } => "The release gets no more fixes: move to one that does.",
        _ => "No version with a fix is known.",
    };

    readonly record struct Saying(string Status, string Justification, string Impact, string Notes, string Action);
}
