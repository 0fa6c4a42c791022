using System.Collections.Frozen;
using Plimsoll.Rego.Builtins.Certificates;

namespace Plimsoll.Rego.Builtins;

/// <summary>The built-in functions, one line for each family.</summary>
static class BuiltinTable
{
    static readonly FrozenDictionary<string, Builtin> ByName = new[]
    {
        Aggregates.Functions,
        Arithmetic.Functions,
        Arrays.Functions,
        AwsSigning.Functions,
        CertificateFunctions.Functions,
        Comparisons.Functions,
        Digests.Functions,
        Membership.Functions,
        Network.Functions,
        Objects.Functions,
        PrivateKeyFunctions.Functions,
        Runtime.Functions,
        SetOperations.Functions,
        Tokens.Tokens.Functions,
        Walking.Functions,
    }.SelectMany(family => family).ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);

    /// <summary>All functions.</summary>
    public static IEnumerable<Builtin> All => ByName.Values;

    /// <summary>The function of a name; <c>null</c> where there is none.</summary>
    public static Builtin? Find(string name) => ByName.GetValueOrDefault(name);
}
