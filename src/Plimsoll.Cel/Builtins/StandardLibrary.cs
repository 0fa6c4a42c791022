using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Syntax;
using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Builtins;

/// <summary>The functions and macros of the language itself.</summary>
/// <remarks>CEL language definition, "List of Standard Definitions"; ids and results as cel-go's common/stdlib.</remarks>
static class StandardLibrary
{
    public static CelLibrary Library { get; } = new("standard")
    {
        Functions = [.. OperatorFunctions.All, .. ConversionFunctions.All, .. TextFunctions.All, .. TimeFunctions.All],
        Macros = StandardMacros.All,
        Types =
        [
            CelType.Bool,
            CelType.Bytes,
            CelType.Double,
            CelType.Duration,
            CelType.Int,
            CelType.ListOfDyn,
            CelType.MapOfDyn,
            CelType.Null,
            CelType.String,
            CelType.Timestamp,
            CelType.Type,
            CelType.Uint,
        ],
    };
}
