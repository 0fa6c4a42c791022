using System.Collections.Frozen;
using Plimsoll.Rego.Builtins.Certificates;
using Plimsoll.Rego.Builtins.GraphQl;
using Plimsoll.Rego.Builtins.JsonSchemas;
using Plimsoll.Rego.Builtins.Templates;
using Plimsoll.Rego.Builtins.Time;
using Plimsoll.Rego.Builtins.Tokens;

namespace Plimsoll.Rego.Builtins;

/// <summary>The built-in functions, one line for each family.</summary>
static class BuiltinTable
{
    static readonly FrozenDictionary<string, Builtin> ByName = new[]
    {
        AddressRanges.Functions,
        Aggregates.Functions,
        Arithmetic.Functions,
        Arrays.Functions,
        AwsSigning.Functions,
        Bits.Functions,
        Casts.Functions,
        CertificateFunctions.Functions,
        Comparisons.Functions,
        Digests.Functions,
        Globs.Functions,
        GoFormat.Functions,
        GraphQlFunctions.Functions,
        Graphs.Functions,
        JsonEncodings.Functions,
        JsonSchemaFunctions.Functions,
        JsonSelections.Functions,
        Membership.Functions,
        Modules.ModuleParsing.Functions,
        Network.Functions,
        NumberRanges.Functions,
        NumberTexts.Functions,
        Objects.Functions,
        PatternMatching.Functions,
        PrivateKeyFunctions.Functions,
        Randoms.Functions,
        Runtime.Functions,
        SemanticVersions.Functions,
        SetOperations.Functions,
        TemplateFunctions.Functions,
        TextChanges.Functions,
        TextEncodings.Functions,
        TextMatching.Functions,
        TextTrimming.Functions,
        TimeFunctions.Functions,
        TokenFunctions.Functions,
        Traces.Functions,
        TypeChecks.Functions,
        Units.Functions,
        UrlEncodings.Functions,
        Uuids.Functions,
        Walking.Functions,
    }.SelectMany(family => family).ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);

    /// <summary>All functions.</summary>
    public static IEnumerable<Builtin> All => ByName.Values;

    /// <summary>The function of a name; <c>null</c> where there is none.</summary>
    public static Builtin? Find(string name) => ByName.GetValueOrDefault(name);
}
