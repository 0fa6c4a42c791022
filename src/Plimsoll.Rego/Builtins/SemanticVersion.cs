using System.Diagnostics.CodeAnalysis;

namespace Plimsoll.Rego.Builtins;

/// <summary>A version as <c>1.2.3-rc.1+build</c>; what follows the plus does not order.</summary>
/// <remarks>https://semver.org/spec/v2.0.0.html.</remarks>
sealed class SemanticVersion
{
    readonly string[] _numbers;
    readonly string[] _preRelease;

    SemanticVersion(string[] numbers, string[] preRelease) => (_numbers, _preRelease) = (numbers, preRelease);

    /// <summary>Reads a version.</summary>
    /// <param name="text">What may be one.</param>
    /// <param name="version">The version.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out SemanticVersion? version)
    {
        version = null;
        var plus = text.IndexOf('+', StringComparison.Ordinal);
        if (plus >= 0 && !AreIdentifiers(text[(plus + 1)..].Split('.'), isPreRelease: false))
            return false;
        var rest = plus < 0 ? text : text[..plus];
        var hyphen = rest.IndexOf('-', StringComparison.Ordinal);
        var preRelease = hyphen < 0 ? [] : rest[(hyphen + 1)..].Split('.');
        var numbers = (hyphen < 0 ? rest : rest[..hyphen]).Split('.');
        if (numbers.Length != 3 || !Array.TrueForAll(numbers, IsNumber) || (hyphen >= 0 && !AreIdentifiers(preRelease, isPreRelease: true)))
            return false;
        version = new SemanticVersion(numbers, preRelease);
        return true;
    }

    /// <summary>Less than 0 where this version comes first, 0 where both are the same, more than 0 otherwise.</summary>
    public int Against(SemanticVersion other)
    {
        for (var index = 0; index < 3; index++)
        {
            var order = CompareNumbers(_numbers[index], other._numbers[index]);
            if (order != 0)
                return order;
        }

        if (_preRelease.Length == 0 || other._preRelease.Length == 0)
            return other._preRelease.Length.CompareTo(_preRelease.Length);
        var common = Math.Min(_preRelease.Length, other._preRelease.Length);
        for (var index = 0; index < common; index++)
        {
            var order = CompareIdentifiers(_preRelease[index], other._preRelease[index]);
            if (order != 0)
                return order;
        }

        return _preRelease.Length.CompareTo(other._preRelease.Length);
    }

    static int CompareIdentifiers(string left, string right)
    {
        var (isNumber, isOtherNumber) = (IsNumber(left), IsNumber(right));
        if (isNumber && isOtherNumber)
            return CompareNumbers(left, right);
        return isNumber == isOtherNumber ? string.CompareOrdinal(left, right) : isOtherNumber.CompareTo(isNumber);
    }

    // Without zeros in front the longer number is the greater one, whatever its size.
    static int CompareNumbers(string left, string right) =>
        left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(left, right);

    static bool IsNumber(string text) =>
        text.Length > 0 && (text.Length == 1 || text[0] != '0') && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    static bool AreIdentifiers(string[] identifiers, bool isPreRelease) => Array.TrueForAll(
        identifiers,
        identifier => identifier.Length > 0 && identifier.All(unit => char.IsAsciiLetterOrDigit(unit) || unit == '-')
            && (!isPreRelease || identifier.AsSpan().ContainsAnyExceptInRange('0', '9') || IsNumber(identifier)));
}
