using System.Collections.Immutable;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies;

namespace Plimsoll.Reports;

/// <summary>What could not be examined, so that no format can lose it.</summary>
static class UnreadList
{
    /// <summary>What the verdict names, then what only an image names; each once.</summary>
    public static ImmutableArray<Unread> Of(Examination examination) =>
    [
        .. examination.Verdict.Unread
            .Concat(examination.Images.SelectMany(image => image.Facts.Unread))
            .Distinct(),
    ];
}
