using System.Collections.Immutable;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.Testing;

/// <summary>Collects what is wrong with a test file; the first ones in full, the rest as a number.</summary>
sealed class TestProblems(string subject)
{
    readonly ImmutableArray<Unread>.Builder _problems = ImmutableArray.CreateBuilder<Unread>();
    int _beyond;

    public int Count => _problems.Count + _beyond;

    public void Add(SourceLocation place, string message, UnreadReason reason = UnreadReason.Malformed)
    {
        if (_problems.Count < PolicyTestLimits.MaxProblems)
            _problems.Add(new Unread(subject, reason, message, place));
        else
            _beyond++;
    }

    public ImmutableArray<Unread> ToImmutable()
    {
        if (_beyond == 0)
            return _problems.ToImmutable();
        return [.. _problems, new Unread(subject, UnreadReason.LimitExceeded, $"{_beyond} more problems of this file")];
    }
}
