using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Posture;
using Plimsoll.Vulnerabilities.Components;

namespace Plimsoll.Cli.Commands;

/// <summary>The advisories of <c>--advisories</c>, and what they say of a cluster.</summary>
static class ComponentFeed
{
    /// <exception cref="UsageException">There are none at the path, or they cannot be read.</exception>
    public static ComponentAdvisories Read(string path, CancellationToken cancellation)
    {
        var advisories = new ComponentAdvisories();
        try
        {
            if (Directory.Exists(path))
            {
                foreach (var file in Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal))
                {
                    cancellation.ThrowIfCancellationRequested();
                    using var stream = File.OpenRead(file);
                    advisories.Add(stream, file);
                }
            }
            else
            {
                using var stream = File.OpenRead(path);
                advisories.AddArchive(stream, path);
            }
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new UsageException($"--advisories {path}: {bad.Message}");
        }

        return advisories.Count > 0 ? advisories : throw new UsageException($"--advisories {path}: no advisory in OSV's format found.");
    }

    /// <summary>Source, size and age in one line.</summary>
    public static string Line(ComponentAdvisories advisories, string path) => string.Create(
        CultureInfo.InvariantCulture,
        $"{path}, {advisories.Count:N0} advisories on Kubernetes{(advisories.Newest is { } newest ? $", newest record {newest.UtcDateTime:yyyy-MM-dd}" : "")}");

    public static (ImmutableArray<ObjectFinding> Findings, ImmutableArray<Unread> Unread) Findings(
        ComponentAdvisories advisories, ImmutableArray<ComponentVersion> components)
    {
        var findings = ImmutableArray.CreateBuilder<ObjectFinding>();
        var unread = advisories.Unread.ToBuilder();
        if (components.IsEmpty)
            unread.Add(new Unread("Kubernetes' version", UnreadReason.Missing, "no Node and no part of the control plane is among the objects"));
        foreach (var component in components)
        {
            if (advisories.Match(component) is { } matches)
                findings.AddRange(matches.Select(Finding));
            else
                unread.Add(new Unread($"{component.Name} {component.Version}", UnreadReason.UnparsableVersion, "not a version of Kubernetes", component.Location));
        }

        return (findings.ToImmutable(), unread.ToImmutable());
    }

    static ObjectFinding Finding(ComponentMatch match)
    {
        var vendor = match.Vendor.Length > 0 ? $"; the vendor ({match.Vendor}) may have back-ported a fix" : "";
        return new ObjectFinding(
            "PLM-POS-0003",
            "A known vulnerability of Kubernetes",
            match.Severity,
            $"{match.Component.Name} {match.Component.Version} is affected by {match.Id}: {match.Summary}{vendor}",
            match.FixedVersion.Length > 0 ? $"Upgrade to {match.FixedVersion} or later" : "See the advisory",
            match.Component.Object,
            "",
            match.Component.Location);
    }
}
