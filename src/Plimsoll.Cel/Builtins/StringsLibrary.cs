using System.Collections.Immutable;
using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;

namespace Plimsoll.Cel.Builtins;

/// <summary>More functions on text: <c>charAt</c>, <c>indexOf</c>, <c>join</c>, <c>replace</c>, <c>split</c>, <c>substring</c>, <c>trim</c>, <c>format</c> and others.</summary>
/// <remarks>cel-go, ext/strings.go; Kubernetes has version 0 until 1.28 and version 2 since.</remarks>
public static class StringsLibrary
{
    /// <summary>The version that Kubernetes does not have yet: formats without a locale, and errors for a start past the end.</summary>
    const int PlainFormats = 4;

    static readonly CelType T = CelType.String;

    /// <summary>
    /// The library as of a version: 1 adds <c>format</c> and <c>strings.quote</c>, 3 <c>reverse</c>, 4 writes numbers, lists and
    /// maps without a locale.
    /// </summary>
    public static CelLibrary Of(int version)
    {
        var functions = ImmutableArray.CreateBuilder<FunctionDeclaration>();
        functions.AddRange(Searches(startMayPassEnd: version < PlainFormats));
        functions.AddRange(Changes());
        if (version >= 1)
        {
            functions.Add(new("format", Overload.Member("string_format", T, CelType.ListOfDyn, T, version < PlainFormats ? TextFormat.Localized : TextFormat.Plain)));
            functions.Add(new("strings.quote", Overload.Function("strings_quote", T, T, TextChanges.Quote)));
        }

        if (version >= 3)
            functions.Add(new("reverse", Overload.Member("string_reverse", T, T, TextChanges.Reverse)));
        return new CelLibrary("strings") { Functions = functions.ToImmutable() };
    }

    static ImmutableArray<FunctionDeclaration> Searches(bool startMayPassEnd) =>
    [
        new("charAt", Overload.Member("string_char_at_int", T, CelType.Int, T, TextSearch.CharAt)),
        new("indexOf",
            Overload.Member("string_index_of_string", T, T, CelType.Int, TextSearch.IndexOf),
            Overload.Member("string_index_of_string_int", [T, T, CelType.Int], CelType.Int,
                arguments => TextSearch.IndexOf(arguments, startMayPassEnd))),
        new("lastIndexOf",
            Overload.Member("string_last_index_of_string", T, T, CelType.Int, TextSearch.LastIndexOf),
            Overload.Member("string_last_index_of_string_int", [T, T, CelType.Int], CelType.Int,
                arguments => TextSearch.LastIndexOf(arguments, startMayPassEnd))),
        new("substring",
            Overload.Member("string_substring_int", T, CelType.Int, T, TextSearch.Substring),
            Overload.Member("string_substring_int_int", [T, CelType.Int, CelType.Int], T, TextSearch.Substring)),
    ];

    static ImmutableArray<FunctionDeclaration> Changes() =>
    [
        new("lowerAscii", Overload.Member("string_lower_ascii", T, T, TextChanges.LowerAscii)),
        new("upperAscii", Overload.Member("string_upper_ascii", T, T, TextChanges.UpperAscii)),
        new("trim", Overload.Member("string_trim", T, T, TextChanges.Trim)),
        new("replace",
            Overload.Member("string_replace_string_string", [T, T, T], T, TextChanges.Replace),
            Overload.Member("string_replace_string_string_int", [T, T, T, CelType.Int], T, TextChanges.Replace)),
        new("split",
            Overload.Member("string_split_string", T, T, CelType.ListOfString, TextChanges.Split),
            Overload.Member("string_split_string_int", [T, T, CelType.Int], CelType.ListOfString, TextChanges.Split)),
        new("join",
            Overload.Member("list_join", CelType.ListOfString, T, TextChanges.Join),
            Overload.Member("list_join_string", CelType.ListOfString, T, T, TextChanges.Join)),
    ];
}
