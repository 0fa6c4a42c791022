using System.CommandLine;
using System.CommandLine.Parsing;
using Plimsoll.Images.Cache;
using Plimsoll.Model.Images;
using Plimsoll.Model.Packages;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Reports;
using Plimsoll.Vulnerabilities.Database;
using Plimsoll.Vulnerabilities.Matching;

namespace Plimsoll.Cli.Options;

/// <summary>Where images and the vulnerability database are found.</summary>
sealed class ImageOptions
{
    /// <summary>Sources of severities whose words stand in the feeds of others too.</summary>
    static readonly string[] KnownSources =
        ["NVD", "GitHub", "GHSA", "CISA", "OSV", "Debian", "Ubuntu", "Alpine", "Red Hat", "AlmaLinux", "Rocky Linux", "Amazon Linux", "Oracle Linux", "SUSE"];

    readonly Option<string[]> _images = new("--images")
    {
        Description = "Look image references up among the archives and OCI layouts in FOLDER. May be repeated.",
        HelpName = "FOLDER",
    };

    readonly Option<Platform> _platform = new("--platform")
    {
        Description = "Which image of a multi-platform index is examined. An image of another platform alone is refused.",
        HelpName = "OS/ARCH[/VARIANT]",
        DefaultValueFactory = _ => Model.Images.Platform.LinuxAmd64,
        CustomParser = ParsePlatform,
    };

    readonly Option<string?> _database = new("--db")
    {
        Description = "The vulnerability database. Default: PLIMSOLL_DB, or the one that plimsoll db build writes.",
        HelpName = "FILE",
    };

    readonly Option<bool> _offline = new("--offline")
    {
        Description = "Never use the network: no registry is asked.",
    };

    readonly Option<bool> _pull = new("--pull")
    {
        Description = "Ask the registry for images that are in no folder of --images. Without it no registry is asked.",
    };

    readonly Option<bool> _noCache = new("--no-cache")
    {
        Description = "Read every layer anew, and keep nothing of it.",
    };

    readonly Option<bool> _matchOwned = new("--match-owned")
    {
        Description = "Compare language packages that the distribution installed with their language's advisories too, "
            + "not only with those of the distribution. Finds more, most of it fixed already.",
    };

    readonly Option<bool> _skipDevelopment = new("--skip-dev")
    {
        Description = "Leave packages that only development needs, as lock files tell, out of the comparison with advisories. They stay in the inventory.",
    };

    readonly Option<string[]> _severitySource = new("--severity-source")
    {
        Description = "Whose word on a severity counts, in the order of preference: vendor, cvss, or a source as explain names it, e.g. NVD,vendor. Where none of them says anything, and by default: vendor,cvss.",
        HelpName = "NAME[,NAME]",
    };

    readonly CacheOptions _cache = new();

    public void AddTo(Command command)
    {
        command.Add(_images);
        command.Add(_platform);
        command.Add(_database);
        command.Add(_offline);
        command.Add(_noCache);
        command.Add(_matchOwned);
        command.Add(_skipDevelopment);
        command.Add(_severitySource);
        _cache.AddTo(command);
    }

    /// <summary>Adds the option of a command that asks registries only when it is told to.</summary>
    public void AddPullTo(Command command) => command.Add(_pull);

    /// <summary>Whether the network may not be used.</summary>
    public bool IsOffline(ParseResult parsed) => parsed.GetValue(_offline);

    /// <summary>Whether registries are to be asked.</summary>
    /// <exception cref="UsageException">Both that and the opposite is asked for.</exception>
    public bool Pulls(ParseResult parsed) => (parsed.GetValue(_pull), IsOffline(parsed)) switch
    {
        (true, true) => throw new UsageException("--pull and --offline: one of them, please."),
        var (pulls, _) => pulls,
    };

    /// <summary>The folders to look images up in.</summary>
    public IReadOnlyList<string> Folders(ParseResult parsed) => parsed.GetValue(_images) ?? [];

    /// <summary>The platform asked for.</summary>
    public Platform Platform(ParseResult parsed) => parsed.GetValue(_platform)!;

    /// <summary>Whether the platform was asked for, and is not only the default.</summary>
    public bool IsPlatformGiven(ParseResult parsed) => parsed.GetResult(_platform) is { Implicit: false };

    /// <summary>The database asked for; <c>null</c> where the default is meant.</summary>
    public string? Database(ParseResult parsed) => parsed.GetValue(_database);

    /// <summary>Where layers that were read before are kept; <c>null</c> where none shall be, or where others may write there, which is said.</summary>
    public LayerCache? Cache(ParseResult parsed, Surroundings surroundings)
    {
        if (parsed.GetValue(_noCache) || _cache.Open(parsed, surroundings) is not { } cache)
            return null;
        if (cache.Objection is not { } objection)
            return cache;
        surroundings.Error.WriteLine($"plimsoll: the layer cache is not used: {objection}.");
        return null;
    }

    /// <summary>The matcher that is asked for. A source of severities that nobody knows is told on standard error.</summary>
    public VulnerabilityMatcher Matcher(ParseResult parsed, AdvisoryDatabase database, Surroundings surroundings)
    {
        var severities = Severities(parsed);
        if (severities.Sources.Where(name => !IsKnownSource(name, database.Status)).ToArray() is { Length: > 0 } strange)
        {
            surroundings.Error.WriteLine(
                $"--severity-source: no feed of the database is named {VisibleText.Of(string.Join(" or ", strange))}; without its word that of the others counts.");
        }
        return new(database)
        {
            MatchesOwned = parsed.GetValue(_matchOwned),
            SkipsDevelopment = parsed.GetValue(_skipDevelopment),
            Severities = severities,
        };
    }

    /// <summary>Whose word on a severity counts: those who are named, and behind them the default, so that no severity is lost by a name.</summary>
    /// <exception cref="UsageException">The list is given, and empty.</exception>
    public SeverityPolicy Severities(ParseResult parsed)
    {
        string[] names = [.. (parsed.GetValue(_severitySource) ?? []).SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        if (names.Length == 0 && parsed.GetResult(_severitySource) is { Implicit: false })
            throw new UsageException("--severity-source: names nobody; expected e.g. vendor,cvss or NVD,vendor.");
        return new SeverityPolicy([.. names.Select(Word).Concat(SeverityPolicy.Default.Sources).Distinct(StringComparer.OrdinalIgnoreCase)]);
    }

    static string Word(string name) => SeverityPolicy.Default.Sources.FirstOrDefault(word => word.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name;

    // Feeds carry words of others, and are named at more length than sources: "Debian security tracker" for Debian.
    static bool IsKnownSource(string name, DatabaseStatus status) =>
        SeverityPolicy.Default.Sources.Contains(name, StringComparer.OrdinalIgnoreCase)
        || KnownSources.Contains(name, StringComparer.OrdinalIgnoreCase)
        || Ecosystem.All.Any(ecosystem => ecosystem.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        || status.Feeds.Any(feed => feed.Name.Contains(name, StringComparison.OrdinalIgnoreCase));

    static Platform? ParsePlatform(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Model.Images.Platform.TryParse(text, out var platform))
            return platform;

        result.AddError($"\"{text}\" is not a platform: expected OS/ARCH, e.g. linux/arm64.");
        return null;
    }
}
