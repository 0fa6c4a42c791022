namespace Plimsoll.Policies.Gatekeeper;

/// <summary>A name that may have an asterisk at its front and at its end, for any characters.</summary>
/// <param name="Text">As written, e.g. <c>kube-*</c>.</param>
/// <remarks>github.com/open-policy-agent/gatekeeper, pkg/wildcard.</remarks>
public readonly record struct Wildcard(string Text)
{
    /// <summary>Whether a name fits.</summary>
    /// <param name="name">The name.</param>
    public bool Matches(string name) => (StartsOpen, EndsOpen) switch
    {
        (true, true) => name.AsSpan().IndexOf(Fixed, StringComparison.Ordinal) >= 0,
        (true, false) => name.AsSpan().EndsWith(Fixed, StringComparison.Ordinal),
        (false, true) => name.AsSpan().StartsWith(Fixed, StringComparison.Ordinal),
        _ => name == Text,
    };

    /// <summary>Whether every name with a prefix fits, as far as that can be known before the rest is made.</summary>
    /// <param name="prefix">A <c>metadata.generateName</c>; empty for none.</param>
    public bool MatchesGenerateName(string prefix) => EndsOpen && Matches(prefix);

    /// <summary>Whether the text can be one: small letters, digits, hyphens and colons between the asterisks.</summary>
    internal bool IsValid
    {
        get
        {
            foreach (var unit in Fixed)
            {
                if (!char.IsAsciiLetterLower(unit) && !char.IsAsciiDigit(unit) && unit is not ('-' or ':'))
                    return false;
            }

            return true;
        }
    }

    bool StartsOpen => Text is ['*', ..];

    bool EndsOpen => Text is [.., '*'];

    ReadOnlySpan<char> Fixed => Text switch
    {
        "*" => "",
        ['*', .., '*'] => Text.AsSpan(1, Text.Length - 2),
        ['*', ..] => Text.AsSpan(1),
        [.., '*'] => Text.AsSpan(0, Text.Length - 1),
        _ => Text,
    };
}
