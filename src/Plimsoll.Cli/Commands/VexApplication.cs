using System.Collections.Immutable;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies;
using Plimsoll.Policies;
using Plimsoll.Vulnerabilities.Vex;

namespace Plimsoll.Cli.Commands;

/// <summary>Applies VEX documents to the images of a run.</summary>
/// <param name="files">The documents and repositories that were given.</param>
/// <param name="time">The clock.</param>
sealed class VexApplication(VexFiles files, TimeProvider time)
{
    /// <summary>The evidence with what is said of each vulnerability, and what could not be read.</summary>
    /// <param name="evidence">The evidence.</param>
    /// <param name="embedded">The document inside what was scanned; <c>null</c> where there is none.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<(Evidence Evidence, ImmutableArray<TriageNote> Notes)> ApplyAsync(Evidence evidence, VexDocument? embedded, CancellationToken cancellation)
    {
        var triage = new VexTriage([.. embedded is null ? (VexDocument[])[] : [embedded], .. files.Documents]) { Now = time.GetUtcNow() };
        foreach (var image in evidence.Images)
        {
            foreach (var document in await files.AboutAsync(image.Facts, cancellation))
                triage.Add(document);
        }

        ImmutableArray<ExaminedImage> images = [.. evidence.Images.Select(image => image with { Matches = triage.Apply(image.Facts, image.Matches) })];
        ImmutableArray<Unread> unread = [.. evidence.Unread, .. embedded?.Unread ?? [], .. files.Unread, .. triage.Uncompared is { } left ? (Unread[])[left] : []];
        return (evidence with { Images = images, Unread = unread }, [.. triage.Unused(), .. triage.Ahead()]);
    }
}
