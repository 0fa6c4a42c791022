using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.Cel.Types;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Kubernetes;

/// <summary>A semantic version: what <c>semver('1.2.3')</c> makes.</summary>
/// <remarks>Semantic Versioning 2.0.0, as github.com/blang/semver reads it.</remarks>
public sealed class SemanticVersion : CelOpaque
{
    internal static readonly CelType CelType = CelType.Opaque("kubernetes.Semver");

    static readonly SearchValues<char> IdentifierCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789");

    SemanticVersion(ulong major, ulong minor, ulong patch) => (Major, Minor, Patch) = (major, minor, patch);

    /// <summary>The first number.</summary>
    public ulong Major { get; }

    /// <summary>The second number.</summary>
    public ulong Minor { get; }

    /// <summary>The third number.</summary>
    public ulong Patch { get; }

    /// <summary>The identifiers behind the hyphen; empty for a release.</summary>
    public ImmutableArray<string> Prerelease { get; private init; } = [];

    /// <summary>The identifiers behind the plus sign, which do not count in the order.</summary>
    public ImmutableArray<string> Build { get; private init; } = [];

    /// <inheritdoc/>
    public override CelType Type => CelType;

    /// <summary>Reads a version.</summary>
    /// <param name="text">The text.</param>
    /// <param name="version">The version.</param>
    /// <param name="error">What is wrong, in Kubernetes' words; empty where nothing is.</param>
    public static bool TryParse(string text, out SemanticVersion version, out string error)
    {
        version = new SemanticVersion(0, 0, 0);
        var parts = text.Split('.', 3);
        if (text.Length == 0 || parts.Length < 3)
        {
            error = text.Length == 0 ? "Version string empty" : "No Major.Minor.Patch elements found";
            return false;
        }

        var (patch, build) = Cut(parts[2], '+');
        (patch, var prerelease) = Cut(patch, '-');
        if (TryReadNumber(parts[0], "Major", out var major, out error) && TryReadNumber(parts[1], "Minor", out var minor, out error)
            && TryReadNumber(patch, "Patch", out var third, out error) && AreRight(prerelease, true, out error) && AreRight(build, false, out error))
        {
            version = new SemanticVersion(major, minor, third) { Prerelease = prerelease, Build = build };
        }

        return error.Length == 0;
    }

    /// <summary>Reads a version that may begin with <c>v</c>, lack its last numbers, and have zeros before its numbers.</summary>
    /// <param name="text">The text.</param>
    /// <param name="version">The version.</param>
    /// <param name="error">What is wrong, in Kubernetes' words; empty where nothing is.</param>
    public static bool TryParseLenient(string text, out SemanticVersion version, out string error)
    {
        var parts = (text is ['v', .. var rest] ? rest : text).Split('.', 3);
        for (var i = 0; i < parts.Length; i++)
        {
            var trimmed = parts[i].TrimStart('0');
            if (parts[i].Length > 1)
                parts[i] = trimmed is [>= '0' and <= '9', ..] ? trimmed : $"0{trimmed}";
        }

        if (parts.Length == 3)
            return TryParse(string.Join('.', parts), out version, out error);
        if (parts[^1].AsSpan().ContainsAny('+', '-'))
        {
            (version, error) = (new SemanticVersion(0, 0, 0), "short version cannot contain PreRelease/Build meta data");
            return false;
        }

        return TryParse(string.Join('.', parts) + (parts.Length == 1 ? ".0.0" : ".0"), out version, out error);
    }

    /// <summary>The order of two versions.</summary>
    /// <returns>Less than, equal to or greater than 0.</returns>
    public static int Compare(SemanticVersion left, SemanticVersion right)
    {
        var order = (left.Major, left.Minor, left.Patch).CompareTo((right.Major, right.Minor, right.Patch));
        if (order != 0 || (left.Prerelease.IsEmpty && right.Prerelease.IsEmpty))
            return order;
        if (left.Prerelease.IsEmpty || right.Prerelease.IsEmpty)
            return left.Prerelease.IsEmpty ? 1 : -1;
        for (var i = 0; i < left.Prerelease.Length && i < right.Prerelease.Length; i++)
        {
            order = CompareIdentifiers(left.Prerelease[i], right.Prerelease[i]);
            if (order != 0)
                return order;
        }

        return left.Prerelease.Length.CompareTo(right.Prerelease.Length);
    }

    /// <inheritdoc/>
    public override bool IsEqualTo(CelOpaque other) => other is SemanticVersion version && Compare(this, version) == 0;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Major, Minor, Patch, Prerelease.Length);

    /// <summary>The version as written.</summary>
    public override string ToString()
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}");
        if (!Prerelease.IsEmpty)
            text += $"-{string.Join('.', Prerelease)}";
        return Build.IsEmpty ? text : $"{text}+{string.Join('.', Build)}";
    }

    static (string Head, ImmutableArray<string> Identifiers) Cut(string text, char separator)
    {
        var place = text.IndexOf(separator, StringComparison.Ordinal);
        return place < 0 ? (text, []) : (text[..place], [.. text[(place + 1)..].Split('.')]);
    }

    static bool TryReadNumber(string text, string name, out ulong number, out string error)
    {
        number = 0;
        if (text.AsSpan().ContainsAnyExceptInRange('0', '9'))
            error = $"Invalid character(s) found in {name.ToLowerInvariant()} number {QuotedText.Of(text)}";
        else if (text is ['0', _, ..])
            error = $"{name} number must not contain leading zeroes {QuotedText.Of(text)}";
        else
            TryReadDigits(text, out number, out error);
        return error.Length == 0;
    }

    static bool TryReadDigits(string text, out ulong number, out string error)
    {
        error = ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
            ? ""
            : $"strconv.ParseUint: parsing {QuotedText.Of(text)}: {(text.Length == 0 ? "invalid syntax" : "value out of range")}";
        return error.Length == 0;
    }

    static bool AreRight(ImmutableArray<string> identifiers, bool arePrerelease, out string error)
    {
        error = "";
        for (var i = 0; i < identifiers.Length && error.Length == 0; i++)
        {
            var identifier = identifiers[i];
            if (identifier.Length == 0)
                error = arePrerelease ? "Prerelease is empty" : "Build meta data is empty";
            else if (identifier.AsSpan().ContainsAnyExcept(IdentifierCharacters))
                error = $"Invalid character(s) found in {(arePrerelease ? "prerelease" : "build meta data")} {QuotedText.Of(identifier)}";
            else if (arePrerelease && IsNumber(identifier))
                error = identifier is ['0', _, ..] ? $"Numeric PreRelease version must not contain leading zeroes {QuotedText.Of(identifier)}" : TooLong(identifier);
        }

        return error.Length == 0;
    }

    static string TooLong(string identifier)
    {
        TryReadDigits(identifier, out _, out var error);
        return error;
    }

    static bool IsNumber(string identifier) => !identifier.AsSpan().ContainsAnyExceptInRange('0', '9');

    /// <summary>Numbers come before words; numbers of the same length compare as text does, zeros in front being refused.</summary>
    static int CompareIdentifiers(string left, string right) => (IsNumber(left), IsNumber(right)) switch
    {
        (true, true) when left.Length != right.Length => left.Length.CompareTo(right.Length),
        (true, false) => -1,
        (false, true) => 1,
        _ => Math.Sign(string.CompareOrdinal(left, right)),
    };
}
