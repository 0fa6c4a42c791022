using Plimsoll.Model.Findings;

namespace Plimsoll.Images;

/// <summary>What could not be read, told one by one up to a limit: nobody reads on, and a report has to stay one.</summary>
/// <param name="what">The further ones together, in words.</param>
sealed class UnreadFiles(string what)
{
    /// <summary>Told one by one; what says that a limit was met comes on top.</summary>
    public const int MaxListed = 1000;

    readonly List<Unread> _listed = [];
    int _further;

    /// <summary>The first <see cref="MaxListed"/>, and how many more there are.</summary>
    public IEnumerable<Unread> All => _further == 0
        ? _listed
        : _listed.Append(new Unread(what, UnreadReason.LimitExceeded, $"{_further} further {what} could not be read."));

    /// <summary>Adds what says that a limit ended the reading: that the rest is left out is never itself left out.</summary>
    public void AddLimit(Unread unread) => _listed.Add(unread);

    /// <summary>Adds one.</summary>
    public void Add(Unread unread)
    {
        if (_listed.Count < MaxListed)
            _listed.Add(unread);
        else
            _further++;
    }
}
