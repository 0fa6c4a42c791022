using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;

namespace Plimsoll.Kubernetes.Posture;

/// <summary>A declared baseline: the findings that its owners accept, why, and how long.</summary>
/// <param name="Object">The object that declares it, <c>plimsoll.dev/v1 PostureBaseline</c>.</param>
/// <param name="Entries">What it accepts.</param>
/// <param name="Unread">What cannot be used: it accepts nothing.</param>
/// <remarks>docs/schemas/posturebaseline.schema.json.</remarks>
public sealed record PostureBaseline(KubernetesObject Object, ImmutableArray<BaselineEntry> Entries, ImmutableArray<Unread> Unread)
{
    /// <summary>The API version of the object.</summary>
    public const string ApiVersion = "plimsoll.dev/v1";

    /// <summary>The kind of the object.</summary>
    public const string Kind = "PostureBaseline";

    /// <summary>Entries of one baseline.</summary>
    public const int MaxEntries = 100_000;

    /// <summary>The fields of an entry.</summary>
    internal static readonly ImmutableArray<string> Fields = ["id", "object", "container", "says", "reason", "expires"];

    /// <summary>The fields of an entry's object.</summary>
    internal static readonly ImmutableArray<string> ObjectFields = ["kind", "namespace", "name"];

    static readonly PostureRule Unneeded = new(
        "PLM-POS-0090", "An accepted finding that is gone", Model.Vulnerabilities.Severity.Low, "Remove the entry from the baseline");

    /// <summary>Reads a baseline. An entry with a mistake, an unknown field among them, accepts nothing.</summary>
    /// <param name="written">The object.</param>
    /// <returns>The baseline; <c>null</c> where the object is none.</returns>
    public static PostureBaseline? Read(KubernetesObject written)
    {
        if (written.Reference is not { ApiVersion: ApiVersion, Kind: Kind })
            return null;
        var entries = ImmutableArray.CreateBuilder<BaselineEntry>();
        var unread = ImmutableArray.CreateBuilder<Unread>();
        void Refuse(ObjectNode place, string why) => unread.Add(new Unread($"{written.Reference}: spec.accepted", UnreadReason.Malformed, why, place.Location));

        var accepted = written.Root["spec"]?["accepted"];
        if (accepted is not SequenceNode list)
        {
            if (accepted.IsSet)
                Refuse(accepted!, "expected a list of entries"); // It is set.
            return new PostureBaseline(written, [], unread.ToImmutable());
        }

        foreach (var entry in list.Items)
        {
            if (entries.Count == MaxEntries)
            {
                Refuse(entry, $"more than {MaxEntries} entries");
                break;
            }

            if (Problem(entry) is { Length: > 0 } problem)
                Refuse(entry, problem);
            else
                entries.Add(Entry(entry));
        }

        return new PostureBaseline(written, entries.ToImmutable(), unread.ToImmutable());
    }

    /// <summary>The entries that are about no finding any more.</summary>
    /// <param name="findings">What is found.</param>
    public IEnumerable<ObjectFinding> Gone(ImmutableArray<ObjectFinding> findings)
    {
        var byId = findings.ToLookup(finding => finding.Id, StringComparer.Ordinal);
        var byName = findings.ToLookup(finding => (finding.Id, finding.Object.Name));
        return from entry in Entries
               where !(entry.Name.Length == 0 ? byId[entry.Id] : byName[(entry.Id, entry.Name)]).Any(entry.IsAbout)
               select Unneeded.On(Object, $"{entry.Id}{(entry.Kind.Length > 0 ? $" on {entry.Kind} {entry.Namespace}/{entry.Name}" : "")} is accepted but no longer found", entry.Location);
    }

    static string Problem(ObjectNode entry)
    {
        if (entry is not MappingNode fields)
            return "an entry is a mapping with id and reason";
        if (fields.Entries.Select(field => field.Key).FirstOrDefault(key => !Fields.Contains(key, StringComparer.Ordinal)) is { } unknown)
            return $"\"{unknown}\" is no field of an entry: expected {string.Join(", ", Fields)}";
        if (entry["object"] is { } about && (about is not MappingNode names || names.Entries.Any(field => !ObjectFields.Contains(field.Key, StringComparer.Ordinal))))
            return $"object has {string.Join(", ", ObjectFields)}";
        if (entry["id"].AsText is not { Length: > 0 })
            return "an entry needs an id";
        if (entry["reason"].AsText is not { Length: > 0 })
            return "an entry needs a reason";
        return entry["expires"] is { } expires && Day(expires) is null ? $"expires \"{(expires as ScalarNode)?.Text}\" is no date: expected YYYY-MM-DD" : "";
    }

    static BaselineEntry Entry(ObjectNode entry)
    {
        var about = entry["object"];
        return new BaselineEntry(
            entry["id"].AsText ?? "", about?["kind"].AsText ?? "", about?["namespace"].AsText ?? "", about?["name"].AsText ?? "", entry["reason"].AsText ?? "",
            entry["expires"] is { } expires ? Day(expires) : null, entry.Location)
        {
            Container = entry["container"].AsText ?? "",
            Says = entry["says"].AsText ?? "",
        };
    }

    static DateOnly? Day(ObjectNode node) =>
        DateOnly.TryParseExact((node as ScalarNode)?.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
