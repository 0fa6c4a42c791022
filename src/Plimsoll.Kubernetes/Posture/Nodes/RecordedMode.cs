using System.Diagnostics.CodeAnalysis;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Kubernetes.Posture.Nodes;

/// <summary>The permissions and the owner of a file on a node, as <c>stat -c '%a %U:%G %n'</c> writes them.</summary>
/// <param name="Path">The file's path on the node.</param>
/// <param name="Permissions">Octal, e.g. <c>600</c>.</param>
/// <param name="Owner">The user.</param>
/// <param name="Group">The group.</param>
/// <param name="Location">Where it is recorded.</param>
/// <remarks>stat(1) of the GNU core utilities.</remarks>
public sealed record RecordedMode(string Path, string Permissions, string Owner, string Group, SourceLocation Location)
{
    /// <summary>Reads a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="location">Its place.</param>
    /// <param name="mode">What it records.</param>
    /// <returns>Whether it is such a line.</returns>
    public static bool TryParse(string line, SourceLocation location, [NotNullWhen(true)] out RecordedMode? mode)
    {
        mode = line.Trim().Split(' ', 3) is [{ Length: > 0 and <= 5 } bits, var owners, ['/', ..] path]
            && bits.All(digit => digit is >= '0' and <= '7')
            && owners.Split(':') is [{ Length: > 0 } owner, { Length: > 0 } group]
                ? new RecordedMode(path.TrimEnd('/') is { Length: > 0 } name ? name : "/", bits, owner, group, location)
                : null;
        return mode is not null;
    }

    /// <summary>As <c>stat -c</c> would print it.</summary>
    /// <param name="format">With <c>%a</c>, <c>%U</c>, <c>%G</c> and <c>%n</c>.</param>
    public string Print(string format) => format
        .Replace("%a", Permissions, StringComparison.Ordinal)
        .Replace("%U", Owner, StringComparison.Ordinal)
        .Replace("%G", Group, StringComparison.Ordinal)
        .Replace("%n", Path, StringComparison.Ordinal);
}
