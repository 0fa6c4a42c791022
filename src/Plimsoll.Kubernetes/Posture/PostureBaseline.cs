using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;

namespace Plimsoll.Kubernetes.Posture;

/// <summary>A declared baseline: the findings that its owners accept, why, and how long.</summary>
/// <param name="Object">The object that declares it, <c>plimsoll.dev/v1 PostureBaseline</c>.</param>
/// <param name="Entries">What it accepts.</param>
/// <param name="Unread">The entries that cannot be used: they accept nothing.</param>
public sealed record PostureBaseline(KubernetesObject Object, ImmutableArray<BaselineEntry> Entries, ImmutableArray<Unread> Unread)
{
    static readonly PostureRule Unneeded = new(
        "PLM-POS-0090", "An accepted finding that is gone", Model.Vulnerabilities.Severity.Low, "Remove the entry from the baseline");

    /// <summary>Reads a baseline.</summary>
    /// <param name="written">The object.</param>
    /// <returns>The baseline; <c>null</c> where the object is none.</returns>
    public static PostureBaseline? Read(KubernetesObject written)
    {
        if (written.Reference is not { ApiVersion: "plimsoll.dev/v1", Kind: "PostureBaseline" })
            return null;
        var entries = ImmutableArray.CreateBuilder<BaselineEntry>();
        var unread = ImmutableArray.CreateBuilder<Unread>();
        foreach (var entry in written.Root["spec"]?["accepted"].AsMappings ?? [])
        {
            var (id, reason) = (entry["id"].AsText ?? "", entry["reason"].AsText ?? "");
            var expires = (entry["expires"] as ScalarNode)?.Text;
            DateOnly? end = DateOnly.TryParseExact(expires, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
            var problem = id.Length == 0 ? "an entry needs an id"
                : reason.Length == 0 ? "an entry needs a reason"
                : expires is not null && end is null ? $"expires \"{expires}\" is no date: expected YYYY-MM-DD" : "";
            var about = entry["object"];
            if (problem.Length > 0)
                unread.Add(new Unread($"{written.Reference}: spec.accepted", UnreadReason.Malformed, problem, entry.Location));
            else
                entries.Add(new BaselineEntry(id, about?["kind"].AsText ?? "", about?["namespace"].AsText ?? "", about?["name"].AsText ?? "", reason, end, entry.Location));
        }

        return new PostureBaseline(written, entries.ToImmutable(), unread.ToImmutable());
    }

    /// <summary>The entry that is about a finding, one that has not expired before one that has; <c>null</c> for a new finding.</summary>
    /// <param name="finding">The finding.</param>
    public BaselineEntry? Find(ObjectFinding finding) => Entries
        .Where(entry => entry.IsAbout(finding))
        .OrderByDescending(entry => entry.Expires ?? DateOnly.MaxValue)
        .FirstOrDefault();

    /// <summary>The entries that are about no finding any more.</summary>
    /// <param name="findings">What is found.</param>
    public IEnumerable<ObjectFinding> Gone(ImmutableArray<ObjectFinding> findings) =>
        from entry in Entries
        where !findings.Any(entry.IsAbout)
        select Unneeded.On(Object, $"{entry.Id}{(entry.Kind.Length > 0 ? $" on {entry.Kind} {entry.Namespace}/{entry.Name}" : "")} is accepted but no longer found", entry.Location);
}
