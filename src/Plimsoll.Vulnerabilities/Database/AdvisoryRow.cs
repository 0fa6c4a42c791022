using Plimsoll.Model.Vulnerabilities;

namespace Plimsoll.Vulnerabilities.Database;

/// <summary>What one advisory says of one package, read where it lies.</summary>
readonly ref struct AdvisoryRow
{
    readonly AdvisoryDatabase _database;
    readonly uint _extra;
    readonly uint _flags;

    internal AdvisoryRow(AdvisoryDatabase database, ReadOnlySpan<uint> words, ReadOnlySpan<uint> events)
    {
        (_database, Advisory, _extra, _flags) = (database, words[0], words[2], words[3]);
        Events = events;
    }

    /// <summary>The number of the advisory.</summary>
    internal uint Advisory { get; }

    /// <summary>Its ranges and versions, see <see cref="EventKind"/>.</summary>
    internal ReadOnlySpan<uint> Events { get; }

    internal FixState State => (FixState)(byte)_flags;

    internal Severity Severity => AdvisoryCodec.Word((byte)(_flags >> 8));

    internal RowShape Shape => (RowShape)(byte)(_flags >> 16);

    /// <summary>The version of a row that is not of ranges.</summary>
    internal uint Version => Events[0] & DatabaseFormat.TextMask;

    /// <summary>Which packages of the name it is about; <c>null</c> where it is about all.</summary>
    internal RowExtra? Extra => _extra == 0 ? null : _database.Extra(_extra);

    internal static uint Flags(FixState state, Severity severity, RowShape shape) => (uint)state | ((uint)severity << 8) | ((uint)shape << 16);
}
