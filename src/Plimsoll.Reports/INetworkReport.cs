using Plimsoll.Model.Network;

namespace Plimsoll.Reports;

/// <summary>A way to write an answer about connections.</summary>
public interface INetworkReport
{
    /// <summary>Its name on the command line.</summary>
    string Name { get; }

    /// <summary>Writes the answer.</summary>
    /// <param name="report">The answer.</param>
    /// <param name="output">Where to.</param>
    void Write(NetworkReport report, TextWriter output);
}
