using System.Collections.Immutable;
using Plimsoll.Policies.AdmissionPolicies;

namespace Plimsoll.Policies.Gatekeeper.Mutation;

/// <summary>Reads the kinds that a mutator or an ExpansionTemplate is about.</summary>
static class AppliesToReading
{
    static readonly string[] AllOperations = ["CREATE", "UPDATE", "DELETE", "CONNECT", "*"];

    /// <summary>The entries of <c>applyTo</c>; at least one is required.</summary>
    /// <param name="spec">The specification.</param>
    /// <param name="takesOperations">Whether an entry may name operations.</param>
    public static ImmutableArray<AppliesTo> Read(FieldReader spec, bool takesOperations)
    {
        var entries = ImmutableArray.CreateBuilder<AppliesTo>();
        var kinds = 0L;
        foreach (var (node, path) in spec.Mappings("applyTo"))
        {
            var reader = takesOperations
                ? new FieldReader(node, path, spec.Issues, "groups", "versions", "kinds", "operations")
                : new FieldReader(node, path, spec.Issues, "groups", "versions", "kinds");
            var entry = new AppliesTo(
                reader.Texts("groups", isRequired: true), reader.Texts("versions", isRequired: true), reader.Texts("kinds", isRequired: true),
                takesOperations ? Operations(reader) : []);
            kinds += (long)entry.Groups.Length * entry.Versions.Length * entry.Kinds.Length;
            entries.Add(entry);
        }

        if (entries.Count == 0)
            spec.Fail("applyTo", "is required");
        if (kinds > AppliesTo.MaxKinds)
            spec.Fail("applyTo", $"names {kinds} kinds; at most {AppliesTo.MaxKinds} are taken");
        return entries.ToImmutable();
    }

    static ImmutableArray<string> Operations(FieldReader reader)
    {
        var operations = reader.Texts("operations");
        foreach (var operation in operations)
        {
            if (!AllOperations.Contains(operation))
                reader.Fail("operations", $"must be CREATE, UPDATE, DELETE, CONNECT or *, not \"{operation}\"");
        }

        if (operations.Length > 1 && operations.Contains("*", StringComparer.Ordinal))
            reader.Fail("operations", "must not name others beside *");
        return operations;
    }
}
