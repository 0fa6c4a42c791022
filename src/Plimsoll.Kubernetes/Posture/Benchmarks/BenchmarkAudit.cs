using System.Collections.Immutable;

namespace Plimsoll.Kubernetes.Posture.Benchmarks;

/// <summary>What the command of a check asks for, where that can be answered without running it.</summary>
abstract record BenchmarkAudit
{
    BenchmarkAudit()
    {
    }

    /// <summary>The command line of a process.</summary>
    /// <param name="Program">A program, or a variable that stands for one.</param>
    public sealed record CommandLine(string Program) : BenchmarkAudit;

    /// <summary>The content of a file.</summary>
    /// <param name="Path">A path, or a variable.</param>
    public sealed record Content(string Path) : BenchmarkAudit;

    /// <summary>Permissions or owners.</summary>
    /// <param name="Paths">Paths, or variables; a last part may have <c>*</c>.</param>
    /// <param name="Format">As for <c>stat -c</c>.</param>
    /// <param name="IsBelow">Whether everything below the paths is meant.</param>
    /// <param name="Pattern">What names below them must match; empty for all.</param>
    public sealed record Modes(ImmutableArray<string> Paths, string Format, bool IsBelow = false, string Pattern = "") : BenchmarkAudit;

    /// <summary>Permissions or owners of a file that a flag of a process names.</summary>
    /// <param name="Program">The program, or a variable.</param>
    /// <param name="Flag">The flag, with its dashes.</param>
    /// <param name="Otherwise">The path, or a variable, where the flag is not set.</param>
    /// <param name="Format">As for <c>stat -c</c>.</param>
    public sealed record ModesOfFlag(string Program, string Flag, string Otherwise, string Format) : BenchmarkAudit;
}
