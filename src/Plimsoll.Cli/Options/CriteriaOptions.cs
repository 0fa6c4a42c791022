using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Plimsoll.Cli.Commands;
using Plimsoll.Kubernetes.PodSecurity;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Vulnerabilities;
using Plimsoll.Policies;
using Plimsoll.Policies.Criteria;

namespace Plimsoll.Cli.Options;

/// <summary>What is safe to ship, as flags.</summary>
sealed class CriteriaOptions
{
    readonly Option<string> _failOn = new("--fail-on")
    {
        Description = "Deny vulnerabilities of this severity or worse; with unknown those too of which nobody has said how bad they are.",
        HelpName = "unknown|low|medium|high|critical|none",
        DefaultValueFactory = _ => "high",
    };

    readonly Option<bool> _onlyFixed = new("--only-fixed")
    {
        Description = "Deny only vulnerabilities for which a fixed version is known.",
    };

    readonly Option<bool> _knownExploited = new("--fail-on-known-exploited")
    {
        Description = "Deny vulnerabilities in CISA's catalogue of known exploited ones, whatever their severity.",
    };

    readonly Option<double?> _prediction = new("--fail-on-epss")
    {
        Description = "Deny vulnerabilities with at least this probability (0 to 1) of being exploited in the next 30 days.",
        HelpName = "PROBABILITY",
        CustomParser = ParseProbability,
    };

    readonly Option<TimeSpan?> _maxAge = new("--max-age")
    {
        Description = "Deny images that were built longer ago, e.g. 90d.",
        HelpName = "DAYS",
        CustomParser = DayCount.Parse,
    };

    readonly Option<bool> _endOfLife = new("--fail-on-eol")
    {
        Description = "Deny images whose distribution gets no more security updates; they are warned about otherwise.",
    };

    readonly Option<bool> _unknownSystem = new("--fail-on-unknown-os")
    {
        Description = "Deny images without a package database of a distribution; they are only recorded otherwise.",
    };

    readonly Option<TimeSpan?> _maxDatabaseAge = new("--max-db-age")
    {
        Description = "Call the verdict incomplete where the vulnerability database is older, e.g. 7d.",
        HelpName = "DAYS",
        CustomParser = DayCount.Parse,
    };

    readonly Option<TimeSpan?> _maxFeedAge = new("--max-feed-age")
    {
        Description = "Call the verdict incomplete where the newest record of a feed in the database is older, e.g. 30d: a database that was built today of old feeds is old.",
        HelpName = "DAYS",
        CustomParser = DayCount.Parse,
    };

    readonly Option<string> _podSecurity = new("--pod-security")
    {
        Description = "Pod Security level enforced in namespaces without a pod-security.kubernetes.io/enforce label.",
        HelpName = "privileged|baseline|restricted",
        DefaultValueFactory = _ => "baseline",
    };

    readonly Option<string> _podSecurityConfig = new("--pod-security-config")
    {
        Description = "Defaults and exemptions of the cluster's Pod Security admission: a PodSecurityConfiguration, or an AdmissionConfiguration with it. Instead of --pod-security.",
        HelpName = "FILE",
    };

    readonly Option<string> _podSecurityUser = new("--pod-security-user")
    {
        Description = "The user who would create the objects: decides on exemptions.usernames of --pod-security-config.",
        HelpName = "USER",
    };

    public CriteriaOptions()
    {
        _failOn.AcceptInAnyCase("unknown", "low", "medium", "high", "critical", "none");
        _podSecurity.AcceptOnlyFromAmong("privileged", "baseline", "restricted");
    }

    /// <summary>Adds the flags that judge images.</summary>
    public void AddImageCriteriaTo(Command command)
    {
        command.Add(_failOn);
        command.Add(_onlyFixed);
        command.Add(_knownExploited);
        command.Add(_prediction);
        command.Add(_maxAge);
        command.Add(_endOfLife);
        command.Add(_unknownSystem);
        command.Add(_maxDatabaseAge);
        command.Add(_maxFeedAge);
    }

    /// <summary>Adds the flags that judge Kubernetes objects.</summary>
    public void AddObjectCriteriaTo(Command command)
    {
        command.Add(_podSecurity);
        command.Add(_podSecurityConfig);
        command.Add(_podSecurityUser);
    }

    /// <summary>What the flags say, and the file that they name; defaults for those that the command does not have.</summary>
    /// <exception cref="UsageException">Flags exclude each other, or the file is wrong.</exception>
    public async Task<GateCriteria> ReadAsync(ParseResult parsed, Surroundings surroundings, CancellationToken cancellation)
    {
        var criteria = Read(parsed);
        var user = parsed.GetValue(_podSecurityUser) ?? "";
        if (parsed.GetValue(_podSecurityConfig) is not { } file)
        {
            return user.Length == 0
                ? criteria
                : throw new UsageException("--pod-security-user: decides on exemptions, which only --pod-security-config names.");
        }

        if (parsed.GetResult(_podSecurity) is { Implicit: false })
            throw new UsageException("--pod-security and --pod-security-config exclude each other: the file says what is enforced by default.");
        var manifests = await ManifestInput.ReadAsync([file], surroundings, cancellation);
        var configuration = PodSecurityConfigurationReading.Read(manifests.Objects, file, out var wrong);
        var problems = manifests.Unread.AddRange(manifests.Unread.IsEmpty ? wrong : []);
        if (problems is [var first, ..])
        {
            var others = problems.Length == 1 ? "" : $" (and {problems.Length - 1} more)";
            throw new UsageException($"--pod-security-config {Place(first)}: {first.Detail}{others}");
        }

        return criteria with { PodSecurityConfiguration = configuration, Username = user };
    }

    static string Place(Unread problem) => problem.Location is { Line: > 0 } place ? place.ToString() : problem.Subject;

    GateCriteria Read(ParseResult parsed)
    {
        List<IVulnerabilityCriterion> vulnerabilities = [];
        if (Enum.TryParse<Severity>(parsed.GetValue(_failOn) ?? "high", ignoreCase: true, out var minimum))
            vulnerabilities.Add(new SeverityCriterion(minimum));
        if (parsed.GetValue(_knownExploited))
            vulnerabilities.Add(new KnownExploitedCriterion());
        if (parsed.GetValue(_prediction) is { } probability)
            vulnerabilities.Add(new ExploitPredictionCriterion(probability));

        return new GateCriteria(
            [.. vulnerabilities],
            parsed.GetValue(_onlyFixed),
            parsed.GetValue(_maxAge) is { } age ? new ImageAgeCriterion(age) : null,
            parsed.GetValue(_maxDatabaseAge),
            Enum.Parse<PodSecurityLevel>(parsed.GetValue(_podSecurity) ?? "baseline", ignoreCase: true))
        {
            EndOfLife = new EndOfLifeCriterion(parsed.GetValue(_endOfLife)),
            SystemPackages = new SystemPackagesCriterion(parsed.GetValue(_unknownSystem)),
            MaxFeedAge = parsed.GetValue(_maxFeedAge),
        };
    }

    static double? ParseProbability(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1)
            return value;

        result.AddError($"\"{text}\" is not a probability: expected a number from 0 to 1, e.g. 0.1.");
        return null;
    }
}
