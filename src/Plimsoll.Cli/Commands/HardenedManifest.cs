using System.Collections.Immutable;
using System.Text;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Kubernetes.PodSecurity;
using Plimsoll.Kubernetes.PodSecurity.Hardening;
using Plimsoll.Kubernetes.Workloads;

namespace Plimsoll.Cli.Commands;

/// <summary>Reads a changed manifest again before it is written: a file is never made worse than it was.</summary>
static class HardenedManifest
{
    /// <summary>Whether a changed text holds the objects of the original, with nothing left but what the advice left.</summary>
    /// <param name="file">The file's name, which says how it is read.</param>
    /// <param name="original">Its text.</param>
    /// <param name="changed">The text that would be written.</param>
    /// <param name="level">The level that was to be reached.</param>
    /// <param name="version">The release whose rules are asked.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<bool> IsAsPromisedAsync(
        string file, string original, string changed, PodSecurityLevel level, PodSecurityVersion version, CancellationToken cancellation)
    {
        var (before, after) = (await ReadAsync(file, original, cancellation), await ReadAsync(file, changed, cancellation));
        if (after.Unread.Length != before.Unread.Length || after.Others.Length != before.Others.Length
            || !after.Objects.Select(item => item.Reference).SequenceEqual(before.Objects.Select(item => item.Reference)))
        {
            return false;
        }

        var promised = Templates(before).Select(template => Ids(HardeningAdvice.Of(template, level, version).Left)).ToArray();
        var reached = Templates(after).Select(template => Ids(PodSecurityStandards.Evaluate(template, level, version))).ToArray();
        return promised.SequenceEqual(reached, StringComparer.Ordinal);
    }

    static async Task<Manifest> ReadAsync(string file, string text, CancellationToken cancellation)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await ManifestReader.ReadAsync(stream, file, cancellation);
    }

    static IEnumerable<PodTemplate> Templates(Manifest manifest) => manifest.Objects.SelectMany(PodTemplates.In);

    static string Ids(ImmutableArray<Plimsoll.Model.Findings.ObjectFinding> findings) =>
        string.Join(',', findings.Select(finding => finding.Id).Order(StringComparer.Ordinal));
}
