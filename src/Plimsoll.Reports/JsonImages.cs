using System.Collections.Immutable;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Reports;

/// <summary>The images of the JSON report: configuration, layers, packages, vulnerabilities, and what could not be read.</summary>
static class JsonImages
{
    /// <summary>Writes the member <c>images</c>.</summary>
    public static void Write(ImmutableArray<ImageFindings> images, JsonText json)
    {
        json.StartArray("images");
        foreach (var image in images)
        {
            json.StartObject();
            Identity(image.Image.Facts, json);
            Counts(image, json);
            Configuration(image.Image.Facts.Configuration, json);
            Layers(image.Image.Facts.Layers, json);
            Packages(image.Image.Facts, json);
            ContentManifests(image.Image.Facts, json);
            Vulnerabilities(image, json);
            json.Unread("unread", image.Image.Facts.Unread);
            json.EndObject();
        }
        json.EndArray();
    }

    static void Identity(ImageFacts facts, JsonText json)
    {
        json.Text("name", facts.Name);
        json.Text("source", facts.Source);
        json.Text("target", facts.Target.ToString().ToLowerInvariant());
        json.TextIfAny("digest", facts.Digest?.ToString() ?? "");
        json.TextIfAny("configurationDigest", facts.ConfigurationDigest?.ToString() ?? "");
        if (facts.Target is ScanTarget.Image || facts.Platform.Os.Length > 0)
            json.Text("platform", facts.Platform.ToString());
        if (facts.Distro is not { } distro)
        {
            json.Null("distro");
            return;
        }

        json.StartObject("distro");
        json.Text("id", distro.Id);
        json.TextIfAny("versionId", distro.VersionId);
        json.TextIfAny("codename", distro.Codename);
        json.TextIfAny("prettyName", distro.PrettyName);
        json.TextIfAny("idLike", distro.IdLike);
        json.TextIfAny("repositoryRelease", distro.RepositoryRelease);
        json.Day("endOfLife", distro.EndOfLife);
        json.EndObject();
    }

    static void Counts(ImageFindings image, JsonText json)
    {
        json.StartObject("counts");
        foreach (var (severity, count) in image.Counts)
            json.Number(severity.ToString().ToLowerInvariant(), count);
        json.Number("fixable", image.Fixable);
        json.Number("suppressed", image.Suppressed);
        json.EndObject();
    }

    static void Configuration(ImageConfiguration configuration, JsonText json)
    {
        // Variables and labels are left out: they often hold secrets, and a report travels far.
        json.StartObject("configuration");
        json.Moment("created", configuration.Created);
        json.TextIfAny("user", configuration.User);
        json.Texts("entrypoint", configuration.Entrypoint);
        json.Texts("command", configuration.Command);
        json.TextIfAny("workingDirectory", configuration.WorkingDirectory);
        json.Texts("exposedPorts", configuration.ExposedPorts);
        json.EndObject();
    }

    static void Layers(ImmutableArray<ImageLayer> layers, JsonText json)
    {
        json.StartArray("layers");
        foreach (var layer in layers)
        {
            json.StartObject();
            json.Number("index", layer.Index);
            json.Text("digest", layer.Digest.ToString());
            json.Text("diffId", layer.DiffId.ToString());
            json.Number("storedBytes", layer.StoredBytes);
            json.Number("tarBytes", layer.TarBytes);
            json.EndObject();
        }
        json.EndArray();
    }

    static void Packages(ImageFacts facts, JsonText json)
    {
        json.StartArray("packages");
        foreach (var package in facts.Packages)
        {
            json.StartObject();
            json.Text("purl", package.Purl(facts.Distro).Text);
            json.Text("ecosystem", package.Ecosystem.Name);
            json.Text("name", package.Name);
            json.Text("version", package.Version);
            if (package.Source != package.Name)
                json.Text("source", package.Source);
            if (package.SourceVersion != package.Version)
                json.Text("sourceVersion", package.SourceVersion);
            json.TextIfAny("architecture", package.Architecture);
            json.TextIfAny("vendor", package.Vendor);
            json.TextIfAny("module", package.Module);
            json.TextIfAny("ownedBy", package.OwnedBy);
            if (package.IsDirect is { } direct)
                json.Flag("direct", direct);
            if (package.IsDevelopment)
                json.Flag("development", true);
            json.TextIfAny("addedIn", package.AddedIn?.ToString() ?? "");
            Place(package.Location, json);
            json.EndObject();
        }
        json.EndArray();
    }

    static void ContentManifests(ImageFacts facts, JsonText json)
    {
        if (facts.ContentManifests.IsEmpty)
            return;
        json.StartArray("contentManifests");
        foreach (var manifest in facts.ContentManifests)
        {
            json.StartObject();
            Place(manifest.Location, json);
            json.Texts("contentSets", manifest.ContentSets);
            json.EndObject();
        }
        json.EndArray();
    }

    static void Vulnerabilities(ImageFindings image, JsonText json)
    {
        var decisions = image.ByMatch();
        json.StartArray("vulnerabilities");
        foreach (var match in image.Image.Matches)
        {
            json.StartObject();
            json.Text("id", match.Vulnerability.Id);
            json.Text("advisory", match.Vulnerability.AdvisoryId);
            json.Texts("aliases", match.Vulnerability.Aliases);
            json.TextIfAny("summary", match.Vulnerability.Summary);
            json.Text("severity", match.Vulnerability.Severity.ToString());
            json.TextIfAny("severitySource", match.Vulnerability.SeveritySource);
            Ratings(match.Vulnerability.Ratings, json);
            Scores(match.Vulnerability, json);
            json.Moment("published", match.Vulnerability.Published);
            json.Text("purl", match.Package.Purl(image.Image.Facts.Distro).Text);
            json.TextIfAny("fixedVersion", match.FixedVersion);
            if (match.State != FixState.Unknown)
                json.Text("fixState", match.State.ToString());
            json.Text("range", match.Range);
            json.Text("feed", match.Feed);
            if (match.IsKernel)
                json.Flag("kernel", true);
            Place(match.Package.Location, json);
            JsonTriage.Suppression(match.Suppression, json);
            JsonTriage.Assessments(match.Assessments, json);
            Decision(decisions.TryGetValue(match, out var decision) ? decision : null, json);
            json.EndObject();
        }
        json.EndArray();
    }

    // What the severity is chosen from.
    static void Ratings(ImmutableArray<SeverityRating> ratings, JsonText json)
    {
        if (ratings.IsEmpty)
            return;
        json.StartArray("ratings");
        foreach (var rating in ratings)
        {
            json.StartObject();
            json.Text("source", rating.Source);
            if (rating.Severity != Severity.Unknown)
                json.Text("severity", rating.Severity.ToString());
            if (rating.Cvss is { } cvss)
            {
                json.Text("vector", cvss.Vector);
                json.Number("score", cvss.Score);
            }
            json.EndObject();
        }
        json.EndArray();
    }

    static void Scores(Vulnerability vulnerability, JsonText json)
    {
        if (vulnerability.Cvss is { } cvss)
        {
            json.StartObject("cvss");
            json.Text("vector", cvss.Vector);
            json.Text("version", cvss.Version);
            json.Number("score", cvss.Score);
            json.EndObject();
        }
        if (vulnerability.KnownExploited is { } exploited)
        {
            json.StartObject("knownExploited");
            json.Day("added", exploited.Added);
            json.Day("due", exploited.Due);
            json.Flag("ransomware", exploited.Ransomware);
            json.EndObject();
        }
        if (vulnerability.Prediction is { } prediction)
        {
            json.StartObject("epss");
            json.Number("probability", prediction.Probability);
            json.Number("percentile", prediction.Percentile);
            json.EndObject();
        }
    }

    static void Decision(Decision? decision, JsonText json)
    {
        json.Text("enforcement", (decision?.Enforcement ?? Enforcement.Audit).ToString());
        json.TextIfAny("because", decision?.Because ?? "");
    }

    static void Place(FileLocation location, JsonText json)
    {
        json.StartObject("location");
        json.Text("path", location.FullPath);
        json.TextIfAny("layer", location.Layer?.ToString() ?? "");
        json.EndObject();
    }
}
