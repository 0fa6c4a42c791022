using Plimsoll.Rego.Syntax;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins.Modules;

/// <summary>The function that answers a module as a document.</summary>
static class ModuleParsing
{
    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } = [new("rego.parse_module", "string, string -> object[string: any]", Parse)];

    static RegoValue? Parse(BuiltinCall call, RegoValue first, RegoValue second)
    {
        if (!call.IsString(first, 1, out var file) || !call.IsString(second, 2, out var text))
            return null;
        call.Charge(text.Length);
        try
        {
            return new ModuleDocument(call).Of(ModuleParser.ParseModule(file, text, RegoDialect.V1));
        }
        catch (RegoException error)
        {
            return ParseOlder(call, file, text) ?? call.Fail(error.Message);
        }
    }

    /// <summary>A module that is none of v1 may be one of v0; if not, the mistake by v1 is told.</summary>
    static RegoObject? ParseOlder(BuiltinCall call, string file, string text)
    {
        try
        {
            return new ModuleDocument(call).Of(ModuleParser.ParseModule(file, text, RegoDialect.V0));
        }
        catch (RegoException)
        {
            return null;
        }
    }
}
