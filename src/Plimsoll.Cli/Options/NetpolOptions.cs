using System.CommandLine;
using Plimsoll.Cli.Commands;
using Plimsoll.Kubernetes.Live;
using Plimsoll.Kubernetes.Network;
using Plimsoll.Model.Network;
using Plimsoll.Reports;

namespace Plimsoll.Cli.Options;

/// <summary>What all <c>netpol</c> commands take: the format, and what the network plugin does with blocks of addresses.</summary>
sealed class NetpolOptions
{
    readonly FormatOptions _format = new([.. NetworkFormats.All.Select(format => format.Name)]);

    readonly Option<bool> _matchPodAddresses = new("--ip-block-matches-pods")
    {
        Description = "ipBlock also holds pods by their addresses; network plugins differ. Without it, only what is outside of the cluster.",
    };

    readonly ClusterOptions _cluster = new();

    public void AddTo(Command command)
    {
        _format.AddTo(command);
        command.Add(_matchPodAddresses);
    }

    /// <summary>Adds the options of a live cluster.</summary>
    public void AddClusterTo(Command command, Argument<string[]> paths) => _cluster.AddTo(command, paths);

    /// <summary>Reads the live cluster where one is asked for, else the paths.</summary>
    /// <exception cref="UsageException">A path is not there, or the cluster cannot be read at all.</exception>
    public async Task<ManifestInput> ReadAsync(ParseResult parsed, Argument<string[]> paths, Surroundings surroundings, CancellationToken cancellation)
    {
        await using var progress = _format.Progress(parsed, surroundings);
        return await _cluster.ReadAsync(parsed, paths, LiveUse.Network, surroundings, progress, cancellation);
    }

    /// <summary>What the plugin decides.</summary>
    public ConnectivityOptions Connectivity(ParseResult parsed) => new(parsed.GetValue(_matchPodAddresses));

    /// <summary>Writes an answer.</summary>
    public void Write(ParseResult parsed, Surroundings surroundings, NetworkReport report) => _format.Write(
        parsed, surroundings, (output, _) => NetworkFormats.All.First(format => format.Name == _format.Format(parsed)).Write(report, output));
}
