using System.CommandLine;
using System.CommandLine.Parsing;
using Plimsoll.Cel.Kubernetes;
using Plimsoll.Cli.Commands;
using Plimsoll.Policies;

namespace Plimsoll.Cli.Options;

/// <summary>Which policies are in force, and for which Kubernetes version: <c>--policy</c>, <c>--kubernetes-version</c>.</summary>
sealed class PolicyOptions
{
    readonly Option<string[]> _policies = new("--policy")
    {
        Description = "Judge also by the policies in PATH, with their bindings and parameters: ValidatingAdmissionPolicy, "
            + "MutatingAdmissionPolicy, Policy of plimsoll.dev, Gatekeeper's templates, constraints and mutators. May be repeated.",
        HelpName = "PATH",
    };

    readonly Option<KubernetesVersion> _version = new("--kubernetes-version")
    {
        Description = "The release of the cluster: decides which functions CEL expressions may call.",
        HelpName = "VERSION",
        DefaultValueFactory = _ => KubernetesVersion.Newest,
        CustomParser = ParseVersion,
    };

    public void AddTo(Command command)
    {
        command.Add(_policies);
        AddVersionTo(command);
    }

    /// <summary>Adds <c>--kubernetes-version</c> alone.</summary>
    public void AddVersionTo(Command command) => command.Add(_version);

    /// <summary>The Kubernetes version asked for.</summary>
    public KubernetesVersion Version(ParseResult parsed) => parsed.GetValue(_version);

    /// <summary>Reads and compiles the policies named.</summary>
    /// <exception cref="UsageException">A path is not there, or holds no policy.</exception>
    public async Task<PolicySet> ReadAsync(ParseResult parsed, Surroundings surroundings, CancellationToken cancellation)
    {
        var paths = parsed.GetValue(_policies) ?? [];
        return paths.Length == 0
            ? PolicySet.Empty
            : await ReadAsync(paths, "--policy ", Version(parsed), surroundings, cancellation);
    }

    /// <summary>Reads and compiles the policies below paths.</summary>
    /// <param name="paths">Files, folders, or <c>-</c> for standard input.</param>
    /// <param name="flag">What stands before a path on the command line, for messages.</param>
    /// <param name="version">The Kubernetes version.</param>
    /// <param name="surroundings">The process.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="UsageException">A path is not there, or holds no policy.</exception>
    public static async Task<PolicySet> ReadAsync(
        string[] paths, string flag, KubernetesVersion version, Surroundings surroundings, CancellationToken cancellation)
    {
        var manifests = await ManifestInput.ReadAsync(paths, surroundings, cancellation);
        var policies = PolicySet.Read(manifests.Objects, version);
        policies = policies with { Unread = [.. manifests.Unread, .. policies.Unread] };
        return policies.IsEmpty
            ? throw new UsageException(
                $"{flag}{string.Join(", ", paths)}: no policy in it: expected ValidatingAdmissionPolicy or MutatingAdmissionPolicy "
                + "(admissionregistration.k8s.io), Policy (plimsoll.dev/v1), or what Gatekeeper reads (templates.gatekeeper.sh, constraints.gatekeeper.sh).")
            : policies;
    }

    static KubernetesVersion ParseVersion(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (!KubernetesVersion.TryParse(text, out var version))
            result.AddError($"\"{text}\" is not a Kubernetes version: expected e.g. 1.34.");
        else if (!version.IsAtLeast(KubernetesVersion.Oldest.Major, KubernetesVersion.Oldest.Minor))
            result.AddError($"Kubernetes {version} has no admission policies: expected {KubernetesVersion.Oldest} or later.");
        return version;
    }
}
