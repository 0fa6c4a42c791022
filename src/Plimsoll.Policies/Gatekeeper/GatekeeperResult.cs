using System.Collections.Immutable;
using Plimsoll.Model.Policies;
using Plimsoll.Model.Workloads;
using Plimsoll.Rego.Values;

namespace Plimsoll.Policies.Gatekeeper;

/// <summary>One thing that a constraint says of an object.</summary>
/// <param name="Constraint">The constraint.</param>
/// <param name="Outcome">Why it says it.</param>
/// <param name="Message">The message of its template, or what went wrong.</param>
/// <param name="Actions">What follows at the enforcement point; several where scoped actions say so.</param>
public sealed record GatekeeperResult(
    Constraint Constraint, GatekeeperOutcome Outcome, string Message, ImmutableArray<EnforcementAction> Actions)
{
    /// <summary>What the template adds for programs; <c>null</c> for nothing. Rego only.</summary>
    public RegoValue? Details { get; init; }

    /// <summary>The line of the template that failed or denied; <c>null</c> where that is not known.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>The strongest of the actions; <c>null</c> where none is of a kind that something follows from.</summary>
    public Enforcement? Enforcement
    {
        get
        {
            Enforcement? strongest = null;
            foreach (var action in Actions)
            {
                Enforcement? enforcement = action switch
                {
                    EnforcementAction.Deny => Model.Policies.Enforcement.Deny,
                    EnforcementAction.Warn => Model.Policies.Enforcement.Warn,
                    EnforcementAction.Dryrun => Model.Policies.Enforcement.Audit,
                    _ => null,
                };
                strongest = strongest is null || enforcement > strongest ? enforcement ?? strongest : strongest;
            }

            return strongest;
        }
    }
}
