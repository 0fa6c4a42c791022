using System.CommandLine;

namespace Plimsoll.Cli.Options;

/// <summary>The options of <c>cluster posture</c>.</summary>
sealed class PostureOptions
{
    /// <summary>Advisories on Kubernetes.</summary>
    public Option<string?> Advisories { get; } = new("--advisories")
    {
        Description = "Advisories on Kubernetes in OSV's format: a zip file or a folder. Without them versions are not compared with known vulnerabilities.",
        HelpName = "PATH",
    };

    /// <summary>Checks in kube-bench's format.</summary>
    public Option<string?> Benchmark { get; } = new("--benchmark")
    {
        Description = "CIS checks in kube-bench's format: a file, the folder of a benchmark, or the folder of all (the one that fits is taken). They are answered from the control plane's Pods and --node-files; no command is run.",
        HelpName = "PATH",
    };

    /// <summary>Copies of nodes' files.</summary>
    public Option<string?> NodeFiles { get; } = new("--node-files")
    {
        Description = "Copies of nodes' files: a folder for each node with the node's paths (etc/kubernetes/...), permissions.txt (stat -c '%a %U:%G %n') and processes.txt (ps -eo args).",
        HelpName = "DIR",
    };

    /// <summary>What is accepted.</summary>
    public Option<string?> Baseline { get; } = new("--baseline")
    {
        Description = "A PostureBaseline (YAML): findings that it accepts are only recorded; new, expired and gone ones are told.",
        HelpName = "FILE",
    };

    /// <summary>Where a baseline of what is found is written.</summary>
    public Option<string?> WriteBaseline { get; } = new("--write-baseline")
    {
        Description = "Write a PostureBaseline that accepts what is found now to this file, for its owners to review; entries of --baseline stay, expired ones expired.",
        HelpName = "FILE",
    };

    /// <summary>The severity from which a finding is denied.</summary>
    public Option<string> FailOn { get; } = new("--fail-on")
    {
        Description = "Findings of this severity and above are denied (exit code 1): low, medium, high, critical, or none.",
        HelpName = "SEVERITY",
        DefaultValueFactory = _ => "high",
    };

    public PostureOptions() => FailOn.AcceptInAnyCase("low", "medium", "high", "critical", "none");

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Advisories, Benchmark, NodeFiles, Baseline, WriteBaseline, FailOn })
            command.Add(option);
    }
}
