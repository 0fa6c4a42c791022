using System.Collections.Immutable;
using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Builtins;

/// <summary>The declarations of <c>size</c> and of the language's functions on text.</summary>
static class TextFunctions
{
    static readonly CelType ListOfA = CelType.List(CelType.Parameter("A"));
    static readonly CelType MapOfAToB = CelType.Map(CelType.Parameter("A"), CelType.Parameter("B"));

    public static ImmutableArray<FunctionDeclaration> All { get; } =
    [
        new("size",
            Overload.Function("size_bytes", CelType.Bytes, CelType.Int, Containers.Size),
            Overload.Member("bytes_size", CelType.Bytes, CelType.Int, Containers.Size),
            Overload.Function("size_list", ListOfA, CelType.Int, Containers.Size),
            Overload.Member("list_size", ListOfA, CelType.Int, Containers.Size),
            Overload.Function("size_map", MapOfAToB, CelType.Int, Containers.Size),
            Overload.Member("map_size", MapOfAToB, CelType.Int, Containers.Size),
            Overload.Function("size_string", CelType.String, CelType.Int, Containers.Size),
            Overload.Member("string_size", CelType.String, CelType.Int, Containers.Size)),
        Test("contains", "contains_string", Texts.Contains),
        Test("endsWith", "ends_with_string", Texts.EndsWith),
        Test("startsWith", "starts_with_string", Texts.StartsWith),
        new("matches",
            Overload.Function("matches", CelType.String, CelType.String, CelType.Bool, Texts.Matches),
            Overload.Member("matches_string", CelType.String, CelType.String, CelType.Bool, Texts.Matches)),
    ];

    static FunctionDeclaration Test(string name, string id, BinaryFunction compute) =>
        new(name, Overload.Member(id, CelType.String, CelType.String, CelType.Bool, compute));
}
