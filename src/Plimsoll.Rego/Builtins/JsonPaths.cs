using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>Paths into documents: <c>a/b/0</c>, or an array of its parts.</summary>
/// <remarks>RFC 6901, the slash in front may be missing.</remarks>
static class JsonPaths
{
    /// <summary>The parts of a path; <c>null</c> where the value is none.</summary>
    public static RegoValue[]? Read(BuiltinCall call, RegoValue path)
    {
        switch (path)
        {
            case RegoArray array:
                call.Charge(array.Count);
                return array.Loaded();
            case RegoString text:
                return Read(call, text.Value);
            default:
                return null;
        }
    }

    static RegoValue[] Read(BuiltinCall call, string path)
    {
        var trimmed = path.TrimStart('/');
        if (path.Length == 0)
            return [];
        call.Charge(path.Length);
        return Array.ConvertAll(trimmed.Split('/'), static RegoValue (part) => new RegoString(Unescaped(part)));
    }

    static string Unescaped(string part) => part.Contains('~', StringComparison.Ordinal)
        ? part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)
        : part;
}
