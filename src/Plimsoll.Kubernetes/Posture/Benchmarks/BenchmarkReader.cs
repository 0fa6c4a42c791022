using System.Collections.Frozen;
using System.Collections.Immutable;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Posture.Benchmarks;

/// <summary>Reads the checks of a benchmark as kube-bench writes them.</summary>
/// <remarks>https://github.com/aquasecurity/kube-bench/blob/main/docs/controls.md.</remarks>
public static class BenchmarkReader
{
    /// <summary>Checks of one file; the largest benchmark has some 150.</summary>
    public const int MaxChecks = 5_000;

    static readonly FrozenDictionary<string, BenchmarkOperator> Operators = new Dictionary<string, BenchmarkOperator>(StringComparer.Ordinal)
    {
        ["eq"] = BenchmarkOperator.Equal,
        ["noteq"] = BenchmarkOperator.NotEqual,
        ["gt"] = BenchmarkOperator.Greater,
        ["gte"] = BenchmarkOperator.GreaterOrEqual,
        ["lt"] = BenchmarkOperator.Less,
        ["lte"] = BenchmarkOperator.LessOrEqual,
        ["has"] = BenchmarkOperator.Has,
        ["nothave"] = BenchmarkOperator.HasNot,
        ["regex"] = BenchmarkOperator.Matches,
        ["valid_elements"] = BenchmarkOperator.ValidElements,
        ["bitmask"] = BenchmarkOperator.Bitmask,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The operator of a name.</summary>
    /// <param name="name">As written.</param>
    /// <param name="operation">The operator.</param>
    /// <returns>Whether there is one of this name.</returns>
    public static bool TryFindOperator(string name, out BenchmarkOperator operation) => Operators.TryGetValue(name, out operation);

    /// <summary>Reads a file. A check with an unknown operator is refused with its place; the others are read.</summary>
    /// <param name="stream">The content.</param>
    /// <param name="fileName">For places.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<BenchmarkReading> ReadAsync(Stream stream, string fileName, CancellationToken cancellation)
    {
        var (root, problem) = await NodeFile.ReadAsync(stream, fileName, cancellation);
        if (problem is not null)
            return new BenchmarkReading(null, [problem]);
        if (root is not MappingNode mapping || !mapping.TryGet("controls", out _))
        {
            return new BenchmarkReading(null, [new Unread(
                fileName, UnreadReason.Unsupported, "not checks of a benchmark: expected the key controls", root?.Location)]);
        }

        var unread = ImmutableArray.CreateBuilder<Unread>();
        var checks = ImmutableArray.CreateBuilder<BenchmarkCheck>();
        foreach (var group in mapping["groups"].AsMappings)
        {
            foreach (var check in group["checks"].AsMappings)
            {
                if (checks.Count == MaxChecks)
                {
                    unread.Add(new Unread(fileName, UnreadReason.LimitExceeded, $"more than {MaxChecks} checks", check.Location));
                    return new BenchmarkReading(Controls(mapping, checks), unread.ToImmutable());
                }

                checks.Add(Check(check, Written(group["type"]), fileName, unread));
            }
        }

        return new BenchmarkReading(Controls(mapping, checks), unread.ToImmutable());
    }

    static BenchmarkControls Controls(MappingNode root, ImmutableArray<BenchmarkCheck>.Builder checks) =>
        new(Written(root["version"]), Written(root["id"]), Written(root["text"]), Written(root["type"]), checks.ToImmutable());

    static BenchmarkCheck Check(MappingNode check, string groupType, string file, ImmutableArray<Unread>.Builder unread)
    {
        var problem = "";
        void Refuse(SourceLocation place, string why)
        {
            unread.Add(new Unread($"{file}: check {Written(check["id"])}", UnreadReason.Unsupported, why, place));
            problem = why;
        }

        var tests = check["tests"];
        var operation = Written(tests?["bin_op"]);
        if (operation is not ("" or "and" or "or"))
            Refuse(tests!["bin_op"]!.Location, $"bin_op \"{operation}\" is not known: expected and, or");
        var items = tests?["test_items"].AsMappings.Select(item => Test(item, Refuse)).ToImmutableArray() ?? [];
        return new BenchmarkCheck(
            Written(check["id"]),
            Written(check["text"]),
            Written(check["type"]) is { Length: > 0 } own ? own : groupType,
            Written(check["audit"]),
            Written(check["audit_config"]),
            Written(check["audit_env"]),
            check["use_multiple_values"].AsBoolean ?? false,
            operation == "or",
            items,
            problem,
            Written(check["remediation"]).Trim(),
            check["scored"].AsBoolean ?? false,
            check.Location);
    }

    static BenchmarkTest Test(MappingNode item, Action<SourceLocation, string> refuse)
    {
        BenchmarkOperator? operation = null;
        var compare = item["compare"];
        if (compare?["op"] is { } written)
        {
            if (TryFindOperator(Written(written), out var known))
                operation = known;
            else
                refuse(written.Location, $"op \"{Written(written)}\" is not known: expected one of {string.Join(", ", Operators.Keys.Order(StringComparer.Ordinal))}");
        }

        var path = Written(item["path"]);
        if (path.Length > 0 && !ConfigurationPath.TryParse(path, out _))
            refuse(item["path"]!.Location, $"path \"{path}\" is no JSONPath");
        return new BenchmarkTest(
            Written(item["flag"]), path, Written(item["env"]), item["set"].AsBoolean ?? true, operation, Written(compare?["value"]));
    }

    /// <summary>A scalar as text: numbers, booleans and versions as they are written.</summary>
    internal static string Written(ObjectNode? node) => node is ScalarNode { Kind: not ScalarKind.Null } scalar ? scalar.Text : "";
}
