using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Posture.Benchmarks;

/// <summary>Evaluates the tests of a check on the outputs of its commands.</summary>
/// <remarks>
/// kube-bench's order: the audit's output, where it lacks the value the configuration, where that lacks it the environment.
/// A value in an output is <c>FLAG=VALUE</c>, <c>FLAG: VALUE</c> or the flag alone, which means true where it begins with dashes.
/// </remarks>
public static class BenchmarkEvaluation
{
    /// <summary>Whether the tests hold.</summary>
    /// <param name="check">The check.</param>
    /// <param name="output">What its audit prints.</param>
    /// <param name="configuration">What its configuration command prints.</param>
    /// <param name="environment">What its environment command prints.</param>
    /// <param name="cancellation">Stops the evaluation.</param>
    public static bool Holds(BenchmarkCheck check, string output, string configuration, string environment, CancellationToken cancellation)
    {
        var (root, problem) = check.AuditConfig.Length == 0 ? (null, null) : NodeFile.Read(configuration, "configuration", cancellation);
        bool Evaluate(BenchmarkTest test) => Of(test, check, output, problem is null, root, environment);
        return !check.Tests.IsEmpty && (check.IsAny ? check.Tests.Any(Evaluate) : check.Tests.All(Evaluate));
    }

    static bool Of(BenchmarkTest test, BenchmarkCheck check, string output, bool isConfigurationRead, ObjectNode? configuration, string environment)
    {
        var text = output.TrimEnd(' ', '\n');
        var result = (Found: false, Holds: false);
        foreach (var row in check.HasManyValues ? text.Split('\n') : [text])
        {
            result = Judge(test, InOutput(test.Flag, row));
            if (!result.Holds)
                break;
        }

        if (!result.Found && check.AuditConfig.Length > 0)
            result = isConfigurationRead ? Judge(test, InConfiguration(test.Path, configuration)) : default;
        if (!result.Found && test.Variable.Length > 0)
            result = Judge(test, InEnvironment(test.Variable, environment));
        return result.Holds;
    }

    static (bool Found, bool Holds) Judge(BenchmarkTest test, string? value) => (value is not null,
        test.IsSet
            ? value is not null && (test.Operator is not { } operation || BenchmarkComparison.Holds(operation, value, test.Value))
            : value is null);

    static string? InConfiguration(string path, ObjectNode? configuration) =>
        ConfigurationPath.TryParse(path, out var parsed) && parsed.Find(configuration) is { Length: > 0 } value ? value : null;

    static string? InEnvironment(string variable, string environment)
    {
        foreach (var line in environment.Split('\n'))
        {
            var position = line.IndexOf(variable + "=", StringComparison.Ordinal);
            if (position >= 0 && line[(position + variable.Length + 1)..] is { Length: > 0 } value)
                return value;
        }

        return null;
    }

    static string? InOutput(string flag, string output)
    {
        var start = flag.Length == 0 ? -1 : output.IndexOf(flag, StringComparison.Ordinal);
        if (start < 0)
            return null;
        var rest = output.AsSpan(start + flag.Length);
        while (rest is ['=', ..] or [':', ..])
            rest = rest[0] == '=' ? rest[1..] : rest[1..].TrimStart(' ');
        var end = rest.IndexOfAny(" \t\r\n");
        var value = end < 0 ? rest : rest[..end];
        if (!value.IsEmpty)
            return value.ToString();
        return flag.StartsWith("--", StringComparison.Ordinal) ? "true" : flag;
    }
}
