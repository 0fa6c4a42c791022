using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Plimsoll.Cel.Builtins;
using Plimsoll.Cel.Declarations;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>What regular expressions find in text. In Kubernetes since CEL is.</summary>
/// <remarks>k8s.io/apiserver/pkg/cel/library/regex.go.</remarks>
public static class KubernetesRegexLibrary
{
    /// <summary>The library.</summary>
    public static CelLibrary Library { get; } = new("kubernetes.regex")
    {
        Functions =
        [
            new("find", Overload.Member("string_find_string", CelType.String, CelType.String, CelType.String, Find)),
            new(
                "findAll",
                Overload.Member("string_find_all_string", CelType.String, CelType.String, CelType.ListOfString, (text, pattern) => FindAll(text, pattern, -1)),
                Overload.Member(
                    "string_find_all_string_int",
                    [CelType.String, CelType.String, CelType.Int],
                    CelType.ListOfString,
                    arguments => FindAll(arguments[0], arguments[1], arguments[2].AsInt))),
        ],
    };

    /// <summary>What a match counts as, in steps.</summary>
    const int StepsOfMatch = 4;

    static CelValue Find(CelValue text, CelValue pattern)
    {
        if (!TryCompile(pattern.AsString!, out var regex, out var error))
            return error;
        return RegularExpressions.Match(
            regex,
            text.AsString!,
            static (regex, text) => CelValue.String(regex.Match(text) is { Success: true } match ? match.Value : ""));
    }

    /// <summary>All matches, or the first ones. An empty one counts only where it does not touch the match before it.</summary>
    static CelValue FindAll(CelValue text, CelValue pattern, long limit)
    {
        if (!TryCompile(pattern.AsString!, out var regex, out var error))
            return error;
        return RegularExpressions.Match(regex, text.AsString!, (regex, text) => FindAll(regex, text, limit));
    }

    static CelValue FindAll(Regex regex, string subject, long limit)
    {
        var (found, end) = (new List<CelValue>(), -1);
        foreach (var match in regex.EnumerateMatches(subject))
        {
            if (limit >= 0 && found.Count >= limit)
                break;
            var isEmpty = match.Length == 0;
            var isInsideCharacter = isEmpty && match.Index > 0 && match.Index < subject.Length
                && char.IsSurrogatePair(subject[match.Index - 1], subject[match.Index]);
            if (!isInsideCharacter && !(isEmpty && match.Index == end))
                found.Add(CelValue.String(subject.Substring(match.Index, match.Length)));
            if (found.Count > CelLimits.MaxBuiltItems)
                return Failures.TooManyItems;
            end = match.Index + match.Length;
        }

        EffortBudget.TrySpend(StepsOfMatch * found.Count);
        return CelValue.List([.. found]);
    }

    static bool TryCompile(string pattern, [NotNullWhen(true)] out Regex? regex, out CelValue error)
    {
        error = RegularExpressions.TryCreate(pattern, out regex, out var problem) ? default : Failures.Invalid($"Illegal regex: {problem}");
        return regex is not null;
    }
}
