using System.Collections.Frozen;
using Plimsoll.Rego.Builtins.Certificates;
using Plimsoll.Rego.Builtins.GraphQl;

namespace Plimsoll.Rego.Builtins;

/// <summary>The built-in functions, one line for each family.</summary>
static class BuiltinTable
{
    static readonly FrozenDictionary<string, Builtin> ByName = new[]
    {
        Arithmetic.Functions,
        AwsSigning.Functions,
        CertificateFunctions.Functions,
        Digests.Functions,
        GraphQlFunctions.Functions,
        Network.Functions,
        PrivateKeyFunctions.Functions,
        Runtime.Functions,
        Tokens.Tokens.Functions,
    }.SelectMany(family => family).ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);

    /// <summary>All functions.</summary>
    public static IEnumerable<Builtin> All => ByName.Values;

    /// <summary>The function of a name; <c>null</c> where there is none.</summary>
    public static Builtin? Find(string name) => ByName.GetValueOrDefault(name);
}
