using System.Collections.Immutable;
using Plimsoll.Model.Findings;

namespace Plimsoll.Model.Network;

/// <summary>An answer about connections.</summary>
/// <param name="Title">What was asked: <c>map</c>, <c>exposure</c>, <c>diff</c>, <c>explain</c>.</param>
/// <param name="Lines">The connections, in order.</param>
/// <param name="Notes">The reasons of an explanation, and what needs a person.</param>
/// <param name="Unread">What could not be read.</param>
public sealed record NetworkReport(
    string Title, ImmutableArray<NetworkLine> Lines, ImmutableArray<NetworkNote> Notes, ImmutableArray<Unread> Unread)
{
    /// <summary>Whether there was no workload that could connect to anything: no answer says that it may not.</summary>
    public bool HasNoWorkloads { get; init; }
}
