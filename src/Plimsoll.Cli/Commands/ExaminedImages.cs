using System.Collections.Immutable;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies;
using Plimsoll.Vulnerabilities.Vex;

namespace Plimsoll.Cli.Commands;

/// <summary>What became of the images of a run.</summary>
/// <param name="Images">Those examined, by name.</param>
/// <param name="Unread">Those that could not be.</param>
sealed record ExaminedImages(ImmutableArray<ExaminedImage> Images, ImmutableArray<Unread> Unread)
{
    /// <summary>The VEX document inside the bill of materials that was examined; <c>null</c> where there is none.</summary>
    public VexDocument? Vex { get; init; }
}
