using System.Collections.Immutable;
using Plimsoll.Model.Packages;
using Plimsoll.Vulnerabilities.Feeds.Files;

namespace Plimsoll.Vulnerabilities.Feeds.GitLab;

/// <summary>GitLab's advisories for packages of languages, one YAML document each.</summary>
/// <remarks>https://gitlab.com/gitlab-org/advisories-community, ci/schema/schema.json.</remarks>
sealed class GitLabFormat : IFeedFormat
{
    const string Source = "GitLab";

    public bool HasOneRecord => true;

    public string Ending => ".yml";

    public string? FeedOf(FeedHead head) => head.XmlRoot.Length == 0 && !head.Has("id") && head.Contains("package_slug:"u8) && head.Contains("affected_range:"u8) ? Source : null;

    public void Read(string subject, Stream stream, FeedReading reading)
    {
        var fields = FlatYaml.Read(stream);
        var (id, slug, range) = (Id(fields), Text(fields, "package_slug"), Text(fields, "affected_range"));
        if (id is null)
            throw new InvalidDataException("The advisory has no \"identifier\" or no \"package_slug\".");
        if (Package(slug) is not var (feed, package))
        {
            reading.Leave($"of GitLab's packages \"{AdvisoryText.Summary(slug.Split('/')[0])}/\", whose ecosystem is not known");
            return;
        }
        if (GitLabRange.Read(range) is not { } read)
            throw new InvalidDataException($"The range \"{AdvisoryText.Summary(range)}\" is in no language that is known.");

        var ranges = PartialVersions.Complete(GitLabFixes.Add(read, fields.GetValueOrDefault("fixed_versions", [])), feed);
        var entry = new AffectedEntry(feed, package, ranges, []) { State = RangeState.Of(ranges) };
        reading.Add(new AdvisoryRecord(Advisory(fields, id), Newest(fields), Withdrawn: false, [entry]), subject);
    }

    public (string Id, DateTimeOffset? Newest)? Identify(Stream stream)
    {
        try
        {
            var fields = FlatYaml.Read(stream);
            return Id(fields) is { } id ? (id, Newest(fields)) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    // The same identifier is there once for each package: only both together are one record.
    static string? Id(Dictionary<string, List<string>> fields)
    {
        var id = $"{Text(fields, "identifier")}/{Text(fields, "package_slug")}".Replace(' ', '-');
        return Text(fields, "identifier").Length > 0 && Text(fields, "package_slug").Length > 0 && AdvisoryText.IsName(id) ? id : null;
    }

    static Advisory Advisory(Dictionary<string, List<string>> fields, string id)
    {
        var names = fields.GetValueOrDefault("identifiers", []).Append(Text(fields, "identifier")).Where(AdvisoryText.IsName).Take(OsvReader.MaxIds).ToHashSet(StringComparer.Ordinal);
        var ratings = new AdvisoryRatings(Source);
        foreach (var name in (ReadOnlySpan<string>)["cvss_v4", "cvss_v3", "cvss_v2"])
            ratings.AddVector(Text(fields, name));
        return new Advisory(
            id,
            [.. names.Where(AdvisoryText.IsCve).Order(StringComparer.Ordinal)],
            [.. names.Where(name => !AdvisoryText.IsCve(name)).Order(StringComparer.Ordinal)],
            AdvisoryText.Summary(Text(fields, "title")),
            ratings.Word,
            ratings.Vector,
            AdvisoryText.Date(Text(fields, "pubdate")))
        {
            Source = Source,
            Ratings = ratings.All,
            Description = AdvisoryText.Description(Text(fields, "description")),
            References = AdvisoryText.References(fields.GetValueOrDefault("urls", [])),
        };
    }

    static (string Feed, string Package)? Package(string slug)
    {
        var slash = slug.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || slug.Length > OsvReader.MaxNameLength || slash == slug.Length - 1)
            return null;
        var name = slug[(slash + 1)..];
        return slug[..slash] switch
        {
            "npm" => ("npm", name),
            "pypi" => ("PyPI", PythonName.Normalise(name)),
            "maven" => ("Maven", name.Replace('/', ':')),
            "nuget" => ("NuGet", name),
            "gem" => ("RubyGems", name),
            "go" => ("Go", name),
            "packagist" => ("Packagist", name),
            "conan" => ("ConanCenter", name),
            "cargo" => ("crates.io", name),
            "swift" => ("SwiftURL", name),
            "pub" => ("Pub", name),
            _ => null,
        };
    }

    static DateTimeOffset? Newest(Dictionary<string, List<string>> fields) =>
        AdvisoryText.Date(Text(fields, "date")) is { } date && !(AdvisoryText.Date(Text(fields, "pubdate")) > date) ? date : AdvisoryText.Date(Text(fields, "pubdate"));

    static string Text(Dictionary<string, List<string>> fields, string name) => fields.TryGetValue(name, out var texts) && texts is [var only, ..] ? only : "";
}
