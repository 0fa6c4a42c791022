using Plimsoll.Cel;
using Plimsoll.Kubernetes.Objects;
using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.Gatekeeper.Suites;

/// <summary>How many violations there are to be, whose message matches.</summary>
/// <param name="Location">Where it is written.</param>
public sealed record SuiteAssertion(SourceLocation Location)
{
    /// <summary>How many there are to be at least.</summary>
    public long AtLeast { get; init; } = 1;

    /// <summary>How many there are to be at most.</summary>
    public long AtMost { get; init; } = long.MaxValue;

    /// <summary>What the messages are to match, somewhere in them; <c>null</c> where every violation counts.</summary>
    public Re2Pattern? Message { get; init; }

    /// <summary>What is wrong with it, so that its case fails; empty where nothing is.</summary>
    public string Problem { get; init; } = "";

    /// <summary>The values as written, for their places.</summary>
    internal MappingNode? Node { get; init; }

    /// <summary>Whether a number of violations is what was asked for.</summary>
    /// <param name="count">How many violations match.</param>
    public bool IsMet(long count) => count >= AtLeast && count <= AtMost;

    /// <summary>What was asked for, in words.</summary>
    public string Expected
    {
        get
        {
            var number = (AtLeast, AtMost) switch
            {
                (_, long.MaxValue) => $"at least {AtLeast} violation{(AtLeast == 1 ? "" : "s")}",
                (0, 0) => "no violation",
                _ => $"exactly {AtLeast} violation{(AtLeast == 1 ? "" : "s")}",
            };
            return Message is null ? number : $"{number} matching \"{Message.Text}\"";
        }
    }
}
