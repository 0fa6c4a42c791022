namespace Plimsoll.Kubernetes.Network;

/// <summary>What one group of pods may exchange with every endpoint in one direction, as numbers of a <see cref="ConnectionTable"/>.</summary>
/// <param name="Default">For endpoints that are not in <paramref name="Others"/>.</param>
/// <param name="Others">By the endpoint's position; <c>null</c> where <paramref name="Dense"/> says it for each.</param>
/// <param name="Dense">For every endpoint, where few have the default.</param>
sealed record ConnectionRow(int Default, Dictionary<int, int>? Others, int[]? Dense)
{
    /// <summary>Of how many endpoints one must differ from the default for the dense form.</summary>
    const int DenseFrom = 8;

    /// <summary>Everything is allowed.</summary>
    public static ConnectionRow All { get; } = new(ConnectionTable.All, [], null);

    /// <summary>The number of what may be exchanged with an endpoint.</summary>
    public int this[int position] => Dense is not null ? Dense[position] : Others!.GetValueOrDefault(position, Default); // One of the two is there.

    /// <summary>A row in the smaller form.</summary>
    public static ConnectionRow Of(int[] numbers)
    {
        var filled = numbers.Count(number => number != ConnectionTable.None);
        if (filled > numbers.Length / DenseFrom)
            return new(ConnectionTable.None, null, numbers);
        var others = new Dictionary<int, int>(filled);
        for (var position = 0; position < numbers.Length; position++)
        {
            if (numbers[position] != ConnectionTable.None)
                others[position] = numbers[position];
        }

        return new(ConnectionTable.None, others, null);
    }
}
