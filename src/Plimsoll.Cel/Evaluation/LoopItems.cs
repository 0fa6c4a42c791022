using System.Runtime.InteropServices;
using Plimsoll.Cel.Values;

namespace Plimsoll.Cel.Evaluation;

/// <summary>What a loop goes over: the items of a list, with their positions; or the keys of a map, with their values.</summary>
[StructLayout(LayoutKind.Auto)]
readonly struct LoopItems
{
    readonly CelList? _list;
    readonly CelValue[]? _keys;
    readonly CelValue[]? _values;

    LoopItems(CelList? list, CelValue[]? keys, CelValue[]? values, int count) =>
        (_list, _keys, _values, Count) = (list, keys, values, count);

    public int Count { get; }

    /// <summary>Puts the variables of one iteration into their slots.</summary>
    public void Bind(int position, CelValue[] slots, LoopSlots variables)
    {
        if (_list is not null)
        {
            if (variables.Second < 0)
            {
                slots[variables.First] = _list[position];
            }
            else
            {
                slots[variables.First] = CelValue.Int(position);
                slots[variables.Second] = _list[position];
            }
        }
        else
        {
            slots[variables.First] = _keys![position];
            if (_values is not null)
                slots[variables.Second] = _values[position];
        }
    }

    /// <summary>Takes a list or map apart; a map is asked for its entries once.</summary>
    public static bool TryOf(CelValue range, bool needsValues, out LoopItems items)
    {
        switch (range.AsReference)
        {
            case CelList list:
                items = new LoopItems(list, null, null, list.Count);
                return true;
            case CelMap map when !needsValues:
                var only = map.Keys();
                items = new LoopItems(null, only, null, only.Length);
                return true;
            case CelMap map:
                var (keys, values) = (new CelValue[map.Count], new CelValue[map.Count]);
                var next = 0;
                foreach (var (key, value) in map.Entries)
                    (keys[next], values[next++]) = (key, value);
                items = new LoopItems(null, keys, values, next);
                return true;
            default:
                items = default;
                return false;
        }
    }
}

/// <summary>The slots of a loop's variables.</summary>
/// <param name="First">Of the item, or of index or key where there are two.</param>
/// <param name="Second">Of item or value; -1 where there is one variable.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct LoopSlots(int First, int Second);
