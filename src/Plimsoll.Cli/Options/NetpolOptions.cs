using System.CommandLine;
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

    public void AddTo(Command command)
    {
        _format.AddTo(command);
        command.Add(_matchPodAddresses);
    }

    /// <summary>What the plugin decides.</summary>
    public ConnectivityOptions Connectivity(ParseResult parsed) => new(parsed.GetValue(_matchPodAddresses));

    /// <summary>Writes an answer.</summary>
    public void Write(ParseResult parsed, Surroundings surroundings, NetworkReport report) => _format.Write(
        parsed, surroundings, (output, _) => NetworkFormats.All.First(format => format.Name == _format.Format(parsed)).Write(report, output));
}
