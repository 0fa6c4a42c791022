using System.Buffers;
using System.Text;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary><c>strings.replace_n</c>: several replacements in one pass.</summary>
/// <remarks>At each place the first pattern counts, in the order of the patterns: https://pkg.go.dev/strings#NewReplacer.</remarks>
static class MultipleReplacement
{
    /// <summary>Replaces each key by its value.</summary>
    public static RegoValue? Replace(BuiltinCall call, RegoValue patterns, RegoValue value)
    {
        if (!call.IsObject(patterns, 1, out var pairs) || !call.IsString(value, 2, out var text))
            return null;
        var (old, @new) = (new string[pairs.Count], new string[pairs.Count]);
        for (var index = 0; index < old.Length; index++)
        {
            if (pairs.Keys[index] is not RegoString key)
                return call.FailOperand(1, "non-string key found in pattern object");
            if (pairs.Values[index] is not RegoString replacement)
                return call.FailOperand(1, "non-string value found in pattern object");
            (old[index], @new[index]) = (key.Value, replacement.Value);
        }

        return old.Length == 0 ? value : new RegoString(Replace(call, text, old, @new));
    }

    static string Replace(BuiltinCall call, string text, string[] old, string[] @new)
    {
        var result = new StringBuilder(text.Length);
        var starts = Starts(old);
        int copied = 0, at = 0;
        var wasEmpty = false;
        while (at <= text.Length)
        {
            if (starts is not null)
            {
                var next = text.AsSpan(at).IndexOfAny(starts);
                call.Charge(next < 0 ? text.Length - at : next);
                if (next < 0)
                    break;
                at += next;
            }

            call.Charge(old.Length);
            var found = FindAt(text, at, old, wasEmpty);
            wasEmpty = found >= 0 && old[found].Length == 0;
            if (found < 0)
            {
                at++;
                continue;
            }

            call.ChargeBuilt(result.Length, @new[found].Length);
            result.Append(text, copied, at - copied).Append(@new[found]);
            at += old[found].Length;
            copied = at;
        }

        return copied == 0 && result.Length == 0 ? text : result.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>What a pattern can begin with; <c>null</c> where one is empty.</summary>
    static SearchValues<char>? Starts(string[] old)
    {
        var starts = new char[old.Length];
        for (var index = 0; index < old.Length; index++)
        {
            if (old[index].Length == 0)
                return null;
            starts[index] = old[index][0];
        }

        return SearchValues.Create(starts);
    }

    static int FindAt(string text, int at, string[] old, bool wasEmpty)
    {
        for (var index = 0; index < old.Length; index++)
        {
            if (old[index].Length == 0 ? !wasEmpty : text.AsSpan(at).StartsWith(old[index]))
                return index;
        }

        return -1;
    }
}
