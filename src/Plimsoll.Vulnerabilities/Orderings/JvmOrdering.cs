namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>Orders versions of Java runtimes, old and new: <c>1.8.0_282-b08</c> is <c>8.0.282</c>.</summary>
/// <remarks>
/// JEP 223 and JEP 322 for <c>17.0.4.1+1</c>, before them <c>1.MAJOR.MINOR_UPDATE-bBUILD</c>; also <c>8u282</c> and
/// <c>8.0-update282</c>. The update takes the third place where that is absent or zero; builds do not count; what else
/// follows a hyphen (<c>-ea</c>) is a pre-release.
/// </remarks>
public sealed class JvmOrdering : IVersionOrdering
{
    /// <summary>The words before the number of an update.</summary>
    static readonly string[] UpdateMarks = ["-update_", "-update", "_update", "_", "u"];

    /// <inheritdoc/>
    public string Name => "jvm";

    /// <inheritdoc/>
    public bool IsValid(ReadOnlySpan<char> version)
    {
        var parsed = new Parts(version);
        return !parsed.Numbers.IsEmpty && (parsed.Suffix.IsEmpty || parsed.Suffix[0] is '-' or '+' && Prereleases.IsSuffix(parsed.Suffix));
    }

    /// <inheritdoc/>
    public int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var a = new Parts(left);
        var b = new Parts(right);
        for (var index = 0; a.HasMore || b.HasMore; index++)
        {
            if (DecimalDigits.Compare(a.Take(index), b.Take(index)) is not 0 and var difference)
                return difference;
        }

        return Prereleases.Compare(Prerelease(a.Suffix), Prerelease(b.Suffix));
    }

    /// <summary>The pre-release, without a build behind it; a long-term-support mark is none.</summary>
    static ReadOnlySpan<char> Prerelease(ReadOnlySpan<char> suffix)
    {
        var prerelease = Prereleases.Of(suffix);
        if (IsBuild(prerelease) || prerelease.Equals("LTS", StringComparison.OrdinalIgnoreCase))
            return [];
        var dash = prerelease.LastIndexOf('-');
        return dash >= 0 && IsBuild(prerelease[(dash + 1)..]) ? prerelease[..dash] : prerelease;
    }

    static bool IsBuild(ReadOnlySpan<char> text) => text is ['b', ..] && DecimalDigits.IsNumber(text[1..]);

    /// <summary>Numbers, update and the rest; walks over the numbers with the update in its place.</summary>
    ref struct Parts
    {
        const int UpdateIndex = 2;

        ReadOnlySpan<char> _rest;
        ReadOnlySpan<char> _update;

        public Parts(ReadOnlySpan<char> version)
        {
            var text = version.Trim();
            if (text.StartsWith("1.") && text.Length > 2)
                text = text[2..];
            DottedNumbers.TryTake(ref text, int.MaxValue, out var numbers);
            foreach (var mark in UpdateMarks)
            {
                if (!numbers.IsEmpty && text.StartsWith(mark) && DecimalDigits.Count(text[mark.Length..]) is > 0 and var digits)
                {
                    _update = text.Slice(mark.Length, digits);
                    text = text[(mark.Length + digits)..];
                    break;
                }
            }

            Numbers = _rest = numbers;
            Suffix = text;
        }

        public ReadOnlySpan<char> Numbers { get; }

        public ReadOnlySpan<char> Suffix { get; }

        public readonly bool HasMore => !_rest.IsEmpty || !_update.IsEmpty;

        public ReadOnlySpan<char> Take(int index)
        {
            var number = DecimalDigits.Take(ref _rest);
            _rest = _rest.IsEmpty ? _rest : _rest[1..];
            if (index != UpdateIndex)
                return number;
            var update = _update;
            _update = [];
            return number.ContainsAnyExcept('0') ? number : update;
        }
    }
}
