namespace Plimsoll.Vulnerabilities.Orderings;

/// <summary>Orders rpm versions: <c>[NAME-][epoch:]version[-release]</c>, where an absent epoch is zero.</summary>
/// <remarks>
/// rpm 4.18, rpm-version(7) and the comparison of its <c>rpmio/rpmvercmp.c</c>: the tilde sorts before the end, the caret
/// behind the end but before anything else that is appended. A version without a release is older than with one.
/// The full names of packages are ordered by name first.
/// </remarks>
public sealed class RpmOrdering : IVersionOrdering
{
    readonly bool _isSegment;

    RpmOrdering(string name, bool isSegment) => (Name, _isSegment) = (name, isSegment);

    /// <summary>Epoch, version and release, the order of packages.</summary>
    public static RpmOrdering Evr { get; } = new("rpm-evr", isSegment: false);

    /// <summary>One version or one release alone.</summary>
    public static RpmOrdering Segment { get; } = new("rpmvercmp", isSegment: true);

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool IsValid(ReadOnlySpan<char> version)
    {
        if (version.IsEmpty || HasBlankOrControl(version))
            return false;
        if (_isSegment)
            return true;
        var parts = new Evr3(version);
        return !parts.Version.IsEmpty && (!parts.HasEpoch || DecimalDigits.IsNumber(parts.Epoch));
    }

    /// <inheritdoc/>
    public int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right) =>
        _isSegment ? CompareSegments(left, right) : Compare(new Evr3(left), new Evr3(right), ignoresMissingEpoch: false);

    /// <summary>Compares as people write constraints: an epoch that is absent on one side is not compared at all.</summary>
    /// <remarks>This is no order: <c>1</c> equals both <c>0:1</c> and <c>2:1</c>.</remarks>
    internal static int CompareLeniently(ReadOnlySpan<char> left, ReadOnlySpan<char> right) =>
        Compare(new Evr3(left), new Evr3(right), ignoresMissingEpoch: true);

    static int Compare(Evr3 left, Evr3 right, bool ignoresMissingEpoch)
    {
        if (left.Name.SequenceCompareTo(right.Name) is not 0 and var name)
            return name;
        var comparesEpoch = !ignoresMissingEpoch || (left.HasEpoch && right.HasEpoch);
        if (comparesEpoch && DecimalDigits.Compare(left.Epoch, right.Epoch) is not 0 and var epoch)
            return epoch;
        if (CompareSegments(left.Version, right.Version) is not 0 and var version)
            return version;
        return left.Release.IsEmpty || right.Release.IsEmpty
            ? right.Release.IsEmpty.CompareTo(left.Release.IsEmpty)
            : CompareSegments(left.Release, right.Release);
    }

    static int CompareSegments(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        while (true)
        {
            left = SkipSeparators(left);
            right = SkipSeparators(right);
            if (left is ['~', ..] || right is ['~', ..])
            {
                if (left is not ['~', ..] || right is not ['~', ..])
                    return left is ['~', ..] ? -1 : 1;
                left = left[1..];
                right = right[1..];
                continue;
            }

            if (left.IsEmpty || right.IsEmpty)
                return right.IsEmpty.CompareTo(left.IsEmpty);
            if (left[0] == '^' || right[0] == '^')
            {
                if (left[0] != right[0])
                    return left[0] == '^' ? -1 : 1;
                left = left[1..];
                right = right[1..];
                continue;
            }

            if (AlphanumericRuns.Compare(ref left, ref right) is not 0 and var difference)
                return difference;
        }
    }

    static ReadOnlySpan<char> SkipSeparators(ReadOnlySpan<char> text)
    {
        var start = 0;
        while (start < text.Length && !char.IsAsciiLetterOrDigit(text[start]) && text[start] is not ('~' or '^'))
            start++;
        return text[start..];
    }

    static bool HasBlankOrControl(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character) || char.IsControl(character))
                return true;
        }

        return false;
    }

    /// <summary>The parts; the release starts behind the last hyphen, a name that starts with a letter ends at the last but one.</summary>
    readonly ref struct Evr3
    {
        public Evr3(ReadOnlySpan<char> text)
        {
            Name = text[..NameLength(text)];
            text = Name.IsEmpty ? text : text[(Name.Length + 1)..];
            var colon = text.IndexOf(':');
            HasEpoch = colon >= 0;
            Epoch = HasEpoch ? text[..colon] : [];
            var rest = text[(colon + 1)..];
            var dash = rest.LastIndexOf('-');
            Version = dash < 0 ? rest : rest[..dash];
            Release = dash < 0 ? [] : rest[(dash + 1)..];
        }

        public ReadOnlySpan<char> Name { get; }

        public bool HasEpoch { get; }

        public ReadOnlySpan<char> Epoch { get; }

        public ReadOnlySpan<char> Version { get; }

        public ReadOnlySpan<char> Release { get; }

        static int NameLength(ReadOnlySpan<char> text)
        {
            if (text.IsEmpty || !char.IsAsciiLetter(text[0]) || text.LastIndexOf('-') is var release && release <= 0)
                return 0;
            return Math.Max(0, text[..release].LastIndexOf('-'));
        }
    }
}
