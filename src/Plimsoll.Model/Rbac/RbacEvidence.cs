using Plimsoll.Model.Workloads;

namespace Plimsoll.Model.Rbac;

/// <summary>By which binding and rule somebody may do something.</summary>
/// <param name="Binding">The binding.</param>
/// <param name="BindingLocation">Where the binding is written.</param>
/// <param name="Role">The role that the rule is written in; of an aggregated role, the one that it was taken from.</param>
/// <param name="RuleIndex">Which rule of that role, from 0.</param>
/// <param name="RuleLocation">Where the rule is written.</param>
/// <param name="Rule">The rule in one line.</param>
public sealed record RbacEvidence(
    ObjectReference Binding,
    SourceLocation BindingLocation,
    ObjectReference Role,
    int RuleIndex,
    SourceLocation RuleLocation,
    string Rule);
