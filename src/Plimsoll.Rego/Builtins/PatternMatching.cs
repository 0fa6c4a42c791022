using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Plimsoll.Rego.Values;

namespace Plimsoll.Rego.Builtins;

/// <summary>The functions of regular expressions.</summary>
static class PatternMatching
{
    /// <summary>The functions.</summary>
    public static IReadOnlyList<Builtin> Functions { get; } =
    [
        new("re_match", "string, string -> boolean", IsMatch) { IsDeprecated = true },
        new("regex.find_all_string_submatch_n", "string, string, number -> array[array[string]]", FindGroups),
        new("regex.find_n", "string, string, number -> array[string]", Find),
        new("regex.globs_match", "string, string -> boolean", GlobIntersection.Intersect),
        new("regex.is_valid", "any -> boolean", IsValid),
        new("regex.match", "string, string -> boolean", IsMatch),
        new("regex.replace", "string, string, string -> string", Replace),
        new("regex.split", "string, string -> array[string]", Split),
        new("regex.template_match", "string, string, string, string -> boolean", IsTemplateMatch),
    ];

    /// <summary>Whether a pattern matches somewhere in a text.</summary>
    public static RegoBoolean IsMatch(BuiltinCall call, Regex regex, string text)
    {
        call.Charge(1 + text.Length);
        try
        {
            return RegoBoolean.Of(regex.IsMatch(text));
        }
        catch (RegexMatchTimeoutException exception)
        {
            throw new RegoLimitException("matching a regular expression takes more than a second", exception);
        }
    }

    /// <summary>Does something with a pattern and ends the evaluation where it takes too long.</summary>
    static RegoValue? Guarded(BuiltinCall call, string text, Func<RegoValue?> match)
    {
        call.Charge(1 + text.Length);
        try
        {
            return match();
        }
        catch (RegexMatchTimeoutException exception)
        {
            // The only sign that .NET gives of a match that takes too long.
            throw new RegoLimitException("matching a regular expression takes more than a second", exception);
        }
    }

    static RegoBoolean? IsMatch(BuiltinCall call, RegoValue first, RegoValue second) =>
        IsPattern(call, first, 1, out var regex) && call.IsString(second, 2, out var text) ? IsMatch(call, regex, text) : null;

    static RegoBoolean? IsValid(BuiltinCall call, RegoValue value) =>
        RegoBoolean.Of(value is RegoString pattern && Patterns.TryCreate(call, pattern.Value, out _, out _));

    static bool IsPattern(BuiltinCall call, RegoValue value, int position, [NotNullWhen(true)] out Regex? regex)
    {
        regex = null;
        if (!call.IsString(value, position, out var pattern))
            return false;
        if (Patterns.TryCreate(call, pattern, out regex, out var error))
            return true;
        call.Fail(error);
        return false;
    }

    static RegoValue? Find(BuiltinCall call, RegoValue first, RegoValue second, RegoValue third)
    {
        if (!IsPattern(call, first, 1, out var regex) || !call.IsString(second, 2, out var text) || !call.IsInteger(third, 3, out var most))
            return null;
        return Guarded(call, text, () =>
        {
            var found = new List<RegoValue>();
            for (var match = PatternMatches.First(regex, text); match is not null && (most < 0 || found.Count < most); match = PatternMatches.Next(match, text))
            {
                call.ChargeItems(found.Count, 1);
                call.Charge(match.Length);
                found.Add(new RegoString(match.Value));
            }

            return new RegoArray([.. found]);
        });
    }

    static RegoValue? FindGroups(BuiltinCall call, RegoValue first, RegoValue second, RegoValue third)
    {
        if (!IsPattern(call, first, 1, out var regex) || !call.IsString(second, 2, out var text) || !call.IsInteger(third, 3, out var most))
            return null;
        return Guarded(call, text, () =>
        {
            var found = new List<RegoValue>();
            for (var match = PatternMatches.First(regex, text); match is not null && (most < 0 || found.Count < most); match = PatternMatches.Next(match, text))
            {
                call.ChargeItems((long)found.Count * match.Groups.Count, match.Groups.Count);
                call.Charge(match.Length);
                found.Add(GroupsOf(match));
            }

            return new RegoArray([.. found]);
        });
    }

    static RegoArray GroupsOf(Match match)
    {
        var groups = new RegoValue[match.Groups.Count];
        for (var index = 0; index < groups.Length; index++)
            groups[index] = new RegoString(match.Groups[index].Value);
        return new RegoArray(groups);
    }

    static RegoValue? Split(BuiltinCall call, RegoValue first, RegoValue second)
    {
        if (!IsPattern(call, first, 1, out var regex) || !call.IsString(second, 2, out var text))
            return null;
        if (text.Length == 0)
            return first is RegoString { Value: "" } ? RegoArray.Empty : new RegoArray(second);
        return Guarded(call, text, () =>
        {
            var parts = new List<RegoValue>();
            int start = 0, end = 0;
            for (var match = PatternMatches.First(regex, text); match is not null; match = PatternMatches.Next(match, text))
            {
                call.ChargeItems(parts.Count, 1);
                end = match.Index;
                if (match.Index + match.Length > 0)
                    parts.Add(new RegoString(text[start..end]));
                start = match.Index + match.Length;
            }

            if (end != text.Length)
                parts.Add(new RegoString(text[start..]));
            return new RegoArray([.. parts]);
        });
    }

    static RegoValue? Replace(BuiltinCall call, RegoValue first, RegoValue second, RegoValue third)
    {
        if (!call.IsString(first, 1, out var text) || !IsPattern(call, second, 2, out var regex) || !call.IsString(third, 3, out var value))
            return null;
        var replacement = PatternReplacement.Of(value, ((RegoString)second).Value, regex);
        return Guarded(call, text, () => replacement.Apply(call, text) is { } changed ? new RegoString(changed) : first);
    }

    static RegoValue? IsTemplateMatch(BuiltinCall call, RegoValue first, RegoValue second, RegoValue third, RegoValue fourth)
    {
        if (!call.IsString(first, 1, out var template) || !call.IsString(second, 2, out var text)
            || !call.IsString(third, 3, out var start) || !call.IsString(fourth, 4, out var end))
        {
            return null;
        }

        if (start.Length != 1 || end.Length != 1)
            return call.Fail("delimiters have to be exactly one character long");
        if (PatternTemplate.Compile(template, start[0], end[0]) is not { } pattern)
            return call.Fail("the template has unbalanced delimiters");
        return Patterns.TryCreate(call, pattern, out var regex, out var error) ? IsMatch(call, regex, text) : call.Fail(error);
    }
}
