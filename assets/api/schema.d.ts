// TypeScript types of the API, made from openapi.json by `npm run write` in tests/schema.

export interface paths {
    "/api/v1/auth/browsers/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Signs a browser out. */
        delete: operations["endBrowserSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the person who asks is signed in. */
        get: operations["getSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Signs a program out: its tokens end at once. */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs a program in, or renews its tokens. */
        post: operations["getTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{call}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers a call. */
        post: operations["answerCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/floor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The floor at a glance. */
        get: operations["getFloor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/house": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The house. */
        get: operations["getHouse"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Joins a table's visit with the token of its QR code, or opens one. A guest who comes again with their
         *     token keeps their seat, and gets a new token in place of it.
         */
        post: operations["joinVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every key that the caller may revoke, the newest first. */
        get: operations["getKeys"];
        put?: never;
        /** Makes a key. From a page it wants the password, given just now. */
        post: operations["makeKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes a key: whoever has it is out at once. */
        delete: operations["revokeKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kitchen/lines/{line}/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Acknowledges the change of one line. */
        post: operations["acknowledgeLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kitchen/lines/{line}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a step with one line of the board. */
        post: operations["stepTicketLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kitchen/stations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The stations that the board can show. */
        get: operations["getStations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kitchen/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The board's tickets. */
        get: operations["getTickets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kitchen/tickets/{order}/{station}/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Acknowledges the changes of a ticket. */
        post: operations["acknowledgeTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kitchen/tickets/{order}/{station}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a step with every line of a ticket that can take it. */
        post: operations["stepTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lines/{line}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Serves a line, calls it back, or takes it away for a reason. */
        post: operations["stepLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed what, the newest first. */
        get: operations["getLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who the caller is. */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The menu, in the language that `Accept-Language` asks for. */
        get: operations["getMenu"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu/items/{item}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One item of the menu. */
        get: operations["getItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu/items/{item}/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Marks an item as sold out, or as to be had again. */
        put: operations["setItemAvailability"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu/items/{item}/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Says how many there are of an item. */
        put: operations["setStock"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu/options/{option}/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Marks an option as sold out, or as to be had again. */
        put: operations["setOptionAvailability"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{order}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets an order go to the kitchen that waits for a nod. */
        post: operations["approveOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{order}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuses an order that waits for a nod. */
        post: operations["refuseOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tables/{table}/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a table. */
        post: operations["openVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A visit as it stands, with its guests and its bill. */
        get: operations["getVisit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/bill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A visit's bill. */
        get: operations["getBill"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Calls the staff. The same call again, while nobody has answered it, is that one. */
        post: operations["call"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/calls/{reason}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Takes a guest's own call back. */
        delete: operations["cancelCall"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/cart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cart of a visit. */
        get: operations["getCart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/cart/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds a line to the cart, or raises the same guest's equal one. */
        post: operations["addLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/cart/lines/{line}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a line. One that is gone already is no error. */
        delete: operations["removeLine"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/cart/lines/{line}/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes how many of a line are wanted. */
        post: operations["changeLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/cart/lines/{line}/fit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lessens a line to what is left. */
        post: operations["fitLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes a visit. */
        post: operations["closeVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/covers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Says how many people sit there. */
        put: operations["setCovers"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/guests/{guest}/admit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a guest in who waits for a nod. */
        post: operations["admitGuest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/guests/{guest}/send-away": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a guest away: their phone leaves the table. */
        post: operations["sendGuestAway"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Gives the guest who asks another name. */
        put: operations["renameMe"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a visit has ordered, and where each line stands. */
        get: operations["getOrders"];
        put?: never;
        /** Sends lines of the cart as one order. */
        post: operations["placeOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/orders/lines/{line}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a line back that no cook has begun. */
        post: operations["takeBackLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records a payment, and answers the bill as it stands then. */
        post: operations["pay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{visit}/service/waive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Waives a visit's service charge. */
        post: operations["waiveService"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A dish as it was chosen. */
        AddLine: {
            /**
             * Format: int64
             * @description The number of a line that it takes the place of.
             */
            instead?: number | null;
            /** Format: int64 */
            item: number;
            /** @description A note for the kitchen. */
            note?: string;
            /** @description The ids of what is chosen and of what is left out. */
            options?: number[];
            /**
             * Format: int64
             * @description At most 20 for a guest, 99 for the staff.
             */
            quantity: number;
        };
        /** @description The number of a line. */
        AddedLine: {
            /** Format: int64 */
            number: number;
        };
        /** @description Whether there is any. */
        Availability: {
            available: boolean;
        };
        /** @description What a visit owes. */
        Bill: {
            /**
             * Format: int64
             * @description What is left to pay; negative where a refund is due.
             */
            due: number;
            /**
             * Format: int64
             * @description Everything that was ordered and not voided, at its prices.
             */
            ordered: number;
            /**
             * Format: int64
             * @description What came in, tips aside.
             */
            paid: number;
            payments: components["schemas"]["Payment"][];
            /**
             * Format: int64
             * @description The service charge.
             */
            service: number;
            tax_added: boolean;
            /** @description The taxes by rate: on top where `tax_added`, else contained. */
            taxes: components["schemas"]["Tax"][];
            /** Format: int64 */
            tips: number;
            /**
             * Format: int64
             * @description All that is owed, tips aside.
             */
            total: number;
        };
        /** @description A browser that is signed in. */
        BrowserSession: {
            /** @description Whether it is the one that asks. */
            current: boolean;
            /** @description In the browser's own words. */
            device: string;
            /** Format: int64 */
            id: number;
            /** Format: date-time */
            made_at: string;
            /** Format: date-time */
            seen_at: string;
        };
        /** @description A call that nobody has answered yet. */
        Call: {
            /**
             * Format: int64
             * @description Who calls: number and name.
             */
            guest: number;
            guest_name: string;
            /** Format: int64 */
            id: number;
            /** Format: date-time */
            made_at: string;
            pay?: components["schemas"]["PayWay"] | null;
            reason: components["schemas"]["CallReason"];
            /** @description The table's name. */
            table: string;
            /**
             * Format: int64
             * @description The tip that they name then.
             */
            tip?: number | null;
            /** Format: int64 */
            visit: number;
        };
        /**
         * @description Why a guest calls.
         * @enum {string}
         */
        CallReason: "staff" | "bill" | "water" | "cutlery" | "question" | "problem";
        /** @description The cart as it stands. */
        Cart: {
            /** @description In the order in which they were added. */
            lines: components["schemas"]["CartLine"][];
            /**
             * Format: int64
             * @description How many pieces.
             */
            pieces: number;
            /**
             * Format: int64
             * @description What sending it would cost, at its prices.
             */
            total: number;
        };
        /** @description A line of the cart with its price as of now. */
        CartLine: {
            /**
             * Format: int64
             * @description The number of the guest who added it; null for the floor.
             */
            guest?: number | null;
            /** Format: int64 */
            item: number;
            name: string;
            /** @description A note for the kitchen; possibly empty. */
            note: string;
            /**
             * Format: int64
             * @description Its number in the visit.
             */
            number: number;
            /** @description Their names. */
            option_names: string[];
            /** @description The chosen options' ids. */
            options: number[];
            /** Format: int64 */
            quantity: number;
            /** @description The names of what is left out. */
            removals: string[];
            /**
             * Format: int64
             * @description The price of the line; 0 for what cannot be ordered.
             */
            total: number;
            trouble?: components["schemas"]["Trouble"] | null;
            /**
             * Format: int64
             * @description The price of one; null where it cannot be ordered as it is.
             */
            unit?: number | null;
            /**
             * Format: int64
             * @description Raised by every change of this line.
             */
            version: number;
        };
        /** @description A category. */
        Category: {
            /** Format: int64 */
            id: number;
            items: components["schemas"]["Item"][];
            name: string;
        };
        /** @description One field that somebody changed. */
        Change: {
            /** Format: date-time */
            at: string;
            /** @description What it became; empty for what is gone. */
            became: string;
            /** @description The name of the person or key; null for the house itself. */
            by?: string | null;
            /** @description The field, in the caller's language. */
            field: string;
            kind: components["schemas"]["ChangedKind"];
            /** @description How the thing was called then; empty where the field says it all. */
            name: string;
            /** @description What it was; empty for what is new. */
            was: string;
        };
        /** @description How many more or fewer. */
        ChangeLine: {
            /**
             * Format: int64
             * @description A difference, so that two who add one at once add two. Nothing left removes the line.
             */
            by: number;
        };
        /**
         * @description What kind of thing was changed.
         * @enum {string}
         */
        ChangedKind: "menu" | "category" | "item" | "choice" | "station" | "table" | "person" | "device" | "setting" | "sales" | "key";
        /** @description What is to be said of a visit that ends. */
        CloseVisit: {
            /** @description Whether everything was served, whatever the kitchen has marked. */
            all_served?: boolean;
        };
        /** @description A number of people. */
        Covers: {
            /** Format: int64 */
            covers: number;
        };
        /** @description Everything on the floor. */
        Floor: {
            /** @description The oldest first. */
            calls: components["schemas"]["Call"][];
            joining: components["schemas"]["Joining"][];
            /** @description In the owner's order. */
            tables: components["schemas"]["Table"][];
            /** @description Orders that wait for a nod, the oldest first. */
            to_approve: components["schemas"]["ToDo"][];
            /** @description What is to run, the oldest first. */
            to_run: components["schemas"]["ToDo"][];
        };
        /** @description A step of the floor. */
        FloorStep: {
            /** @description Why, where a line is voided. */
            reason?: string;
            step: components["schemas"]["Step"];
        };
        /** @description A guest at a table. */
        Guest: {
            /** @description The name that the table sees. */
            name: string;
            /**
             * Format: int64
             * @description The small number in the visit.
             */
            number: number;
            state: components["schemas"]["GuestState"];
        };
        /**
         * @description Where a guest stands in their visit.
         * @enum {string}
         */
        GuestState: "seated" | "waiting" | "away";
        /** @description The house, as everybody may know it. */
        House: {
            /**
             * @description Currency of every amount (ISO 4217).
             * @example EUR
             */
            currency: string;
            /**
             * Format: int32
             * @description How many decimals the currency has: amounts are whole numbers of the smallest unit.
             * @example 2
             */
            decimals: number;
            /** @description The house's own language (BCP 47). */
            language: string;
            /** @description The languages that guests are offered. */
            languages: string[];
            /**
             * @description Its name.
             * @example Osteria del Porto
             */
            name: string;
            /** @description The ways to pay that guests may choose. */
            pay_ways: components["schemas"]["PayWay"][];
            /**
             * Format: int64
             * @description What comes on top of the prices as a service charge, parts per million.
             */
            service_ppm: number;
            /** @description Whether tax comes on top of the prices, or is in them. */
            tax_added: boolean;
            /**
             * @description IANA name of the time zone.
             * @example Europe/Rome
             */
            time_zone: string;
            /** @description The tips that guests are offered with the bill, parts per million of what is due; with none, none is taken. */
            tips_ppm: number[];
        };
        /** @description A dish or drink as it can be sold now. */
        Item: {
            /** @description The allergens of Annex II of Regulation (EU) 1169/2011, without the options'; null where nobody has stated them. */
            allergens?: string[] | null;
            /** @description Whether it can be ordered now. */
            available: boolean;
            /** @description Possibly empty. */
            description: string;
            /** @description What can be chosen. */
            groups: components["schemas"]["OptionGroup"][];
            /** Format: int64 */
            id: number;
            /**
             * Format: int64
             * @description How many are left that nobody holds; null where nobody counts.
             */
            left?: number | null;
            name: string;
            /** @description The path of its picture. */
            picture?: string | null;
            /** @description Whether it sells well. */
            popular: boolean;
            /**
             * Format: int64
             * @description Without options, in the currency's smallest unit.
             * @example 1250
             */
            price: number;
            /** @description What can be left out; each takes its allergens away. */
            removals: components["schemas"]["Option"][];
            /** @description Words such as `vegan`. */
            tags: string[];
            /**
             * Format: int64
             * @description Its rate of tax, parts per million.
             * @example 100000
             */
            tax_ppm: number;
        };
        /** @description What a phone scans. */
        Join: {
            /**
             * @description The last part of the address in the table's QR code.
             * @example k3v9w2n8q5x7z1b4
             */
            table_token: string;
        };
        /** @description A seat at a table. */
        Joined: {
            guest: components["schemas"]["Guest"];
            /** @description The bearer token of this guest, for as long as their visit lasts and its receipt can be read. */
            token: string;
            visit: components["schemas"]["Visit"];
        };
        /** @description A guest who waits for a nod. */
        Joining: {
            /**
             * Format: int64
             * @description The guest's number.
             */
            guest: number;
            name: string;
            /** @description The table's name. */
            table: string;
            /** Format: int64 */
            visit: number;
        };
        /** @description A machine's key, without its secret. */
        Key: {
            id: string;
            /** Format: date-time */
            made_at: string;
            /** @description The name of who made it. */
            made_by: string;
            name: string;
            role: components["schemas"]["KeyRole"];
            /** @description What it is for. */
            scopes: string[];
            /**
             * Format: date-time
             * @description When it was last used, to five minutes; null for never.
             */
            seen_at?: string | null;
        };
        /**
         * @description What a key may do at most: as a person of the staff with this role.
         * @enum {string}
         */
        KeyRole: "kitchen" | "floor" | "manager" | "owner";
        /** @description The keys that the caller may revoke. */
        Keys: {
            keys: components["schemas"]["Key"][];
        };
        /**
         * @description Where a line stands.
         * @enum {string}
         */
        LineState: "waiting" | "held" | "sent" | "accepted" | "cooking" | "ready" | "served" | "voided";
        /** @description A piece of the log. */
        Log: {
            /** @description The newest first. */
            changes: components["schemas"]["Change"][];
            /** @description For `after` of the next piece; null at the end. */
            next?: string | null;
        };
        /** @description The id of a call. */
        MadeCall: {
            /** Format: int64 */
            id: number;
        };
        /** @description A new key. */
        MadeKey: {
            key: components["schemas"]["Key"];
            /** @description For `Authorization: Bearer`. It is shown this once. */
            secret: string;
        };
        /** @description Why a guest calls, and for the bill how they would like to pay. */
        MakeCall: {
            pay?: components["schemas"]["PayWay"] | null;
            reason: components["schemas"]["CallReason"];
            /**
             * Format: int64
             * @description Or another one, as an amount: at most as much as the bill.
             */
            tip?: number | null;
            /**
             * Format: int64
             * @description One of the tips that the house offers, with the bill.
             */
            tip_ppm?: number | null;
        };
        /** @description A key to be made. */
        MakeKey: {
            /**
             * @description What it is for.
             * @example Till at the bar
             */
            name: string;
            role: components["schemas"]["KeyRole"];
            /** @description Such as `orders:read`; a scope only narrows what the role may. */
            scopes: string[];
        };
        /** @description Who is asking. */
        Me: {
            /** @description The guest at the table. */
            guest?: components["schemas"]["Guest"];
            /** @description Their name. */
            name: string;
            /** @description What they are. */
            role: components["schemas"]["Role"];
            /**
             * Format: int64
             * @description A guest's visit.
             */
            visit?: number;
        };
        /** @description The menu in one language. */
        Menu: {
            /** @description The categories that have items, in the owner's order. */
            categories: components["schemas"]["Category"][];
            /**
             * @description The language of its texts.
             * @example en
             */
            language: string;
            /**
             * Format: int64
             * @description Rises with every change of the menu.
             */
            version: number;
        };
        /**
         * @description How money came in.
         * @enum {string}
         */
        Method: "cash" | "card" | "other";
        /** @description How many people sit down. */
        OpenVisit: {
            /**
             * Format: int64
             * @description Null where nobody has counted.
             */
            covers?: number | null;
        };
        /** @description An option, or what can be left out. */
        Option: {
            /** @description What it adds to the allergens, or takes away where it is left out. */
            allergens: string[];
            available: boolean;
            /** Format: int64 */
            id: number;
            name: string;
            /**
             * Format: int64
             * @description What it adds to the price.
             */
            price: number;
        };
        /** @description A group of options. */
        OptionGroup: {
            /** Format: int64 */
            id: number;
            /** @description At most so many. */
            max: number;
            /** @description At least so many are to be chosen. */
            min: number;
            name: string;
            options: components["schemas"]["Option"][];
        };
        /** @description One round that was sent. */
        Order: {
            /**
             * Format: int64
             * @description Its id in the house; only the staff knows it.
             */
            id?: number;
            lines: components["schemas"]["OrderLine"][];
            /**
             * Format: int64
             * @description The number on tickets and receipts; begins at 1 each business day.
             */
            number: number;
            pay: components["schemas"]["PayWay"];
            /**
             * Format: date-time
             * @description When it was sent (RFC 3339).
             */
            placed_at: string;
            /**
             * Format: int64
             * @description What it costs.
             */
            total: number;
            /** Format: int64 */
            visit: number;
        };
        /** @description A line of an order, as it was sold. */
        OrderLine: {
            /** @description Allergens that its guest must not eat and that it contains, or that nobody has ruled out. */
            danger: string[];
            /**
             * Format: int64
             * @description The number of the guest who added it; null for the floor.
             */
            guest?: number | null;
            /**
             * Format: int64
             * @description Its id in the house; only the staff knows it.
             */
            id?: number;
            /** Format: int64 */
            item: number;
            /** @description The item's name as it was sold. */
            name: string;
            /** @description A note for the kitchen; possibly empty. */
            note: string;
            /**
             * Format: int64
             * @description Its number in the visit.
             */
            number: number;
            /** @description The chosen options' names. */
            options: string[];
            /** Format: int64 */
            quantity: number;
            /** @description The names of what is left out. */
            removals: string[];
            state: components["schemas"]["LineState"];
            /**
             * Format: int64
             * @description What it costs; 0 once it is voided.
             */
            total: number;
            /**
             * Format: int64
             * @description The price of one, options included.
             */
            unit: number;
            /** @description Whether it was changed since, and no cook has acknowledged that yet. */
            unseen: boolean;
        };
        /** @description The rounds of a visit. */
        Orders: {
            /** @description In the order in which they were sent. */
            orders: components["schemas"]["Order"][];
        };
        /** @description What somebody pays. */
        Pay: {
            /**
             * Format: int64
             * @description How much of the bill.
             * @example 2450
             */
            amount: number;
            method: components["schemas"]["Method"];
            /**
             * Format: int64
             * @description How much beyond it.
             */
            tip?: number;
        };
        /**
         * @description How a guest would like to pay.
         * @enum {string}
         */
        PayWay: "cash" | "card-at-table" | "at-counter" | "later";
        /** @description A payment that came in. */
        Payment: {
            /**
             * Format: int64
             * @description How much came in, the tip included.
             */
            amount: number;
            /** Format: date-time */
            at: string;
            method: components["schemas"]["Method"];
            /**
             * Format: int64
             * @description What of it is a tip.
             */
            tip: number;
        };
        /** @description What is sent. What has changed since it was seen is a 409, and nothing is sent. */
        PlaceOrder: {
            /** @description The lines that were seen; those that came later stay in the cart. */
            lines: components["schemas"]["SeenLine"][];
            pay: components["schemas"]["PayWay"];
            /**
             * Format: int64
             * @description The sum of their totals that was shown.
             */
            total: number;
        };
        /** @description What was sent. */
        PlacedOrder: {
            /**
             * Format: int64
             * @description The order's number of the day.
             */
            number: number;
            /** @description Whether it waits for the floor's nod. */
            waiting: boolean;
        };
        /** @description A refusal as problem details (RFC 9457). `about:blank` says that the status is the kind. */
        Problem: {
            /**
             * @description What refuses it, for programs; it stays the same whatever the language.
             * @example sold-out
             */
            code: string;
            /** @description What refuses it, for people, in the caller's language. */
            detail: string;
            /** @description The fields whose values are refused. */
            errors?: components["schemas"]["ProblemField"][];
            /** @description What a reader of the request stumbled over, for who writes the client. */
            reason?: string;
            /**
             * Format: int32
             * @example 409
             */
            status: number;
            /** @description The kind of refusal, in the caller's language. */
            title: string;
            /** @example about:blank */
            type: string;
        };
        /** @description A field whose value is refused. */
        ProblemField: {
            code: string;
            detail: string;
            field: string;
        };
        /** @description A program that is signed in. */
        ProgramSession: {
            /** @description Whether it is the one that asks. */
            current: boolean;
            id: string;
            /** @description The program in its own words; possibly empty. */
            label: string;
            /** Format: date-time */
            made_at: string;
            /**
             * Format: date-time
             * @description When it last renewed its tokens.
             */
            seen_at: string;
        };
        /** @description A guest's own name. */
        Rename: {
            /** @example Anna */
            name: string;
        };
        /**
         * @description What somebody is.
         * @enum {string}
         */
        Role: "customer" | "kitchen" | "floor" | "manager" | "owner";
        /** @description A line of the cart as it was seen. */
        SeenLine: {
            /** Format: int64 */
            number: number;
            /** Format: int64 */
            version: number;
        };
        /** @description Where a person is signed in. */
        Sessions: {
            browsers: components["schemas"]["BrowserSession"][];
            programs: components["schemas"]["ProgramSession"][];
        };
        /** @description A place where lines are made. */
        Station: {
            /** Format: int64 */
            id: number;
            /**
             * Format: int64
             * @description After so many minutes a ticket is called late.
             */
            late_minutes: number;
            name: string;
            /**
             * Format: int64
             * @description After so many minutes a ticket is called slow.
             */
            warn_minutes: number;
        };
        /** @description The stations. */
        Stations: {
            stations: components["schemas"]["Station"][];
        };
        /**
         * @description What can be done to a line. Which steps a state has for whom is the house's rule: one that it has not is a 409.
         * @enum {string}
         */
        Step: "approve" | "refuse" | "fire" | "accept" | "start" | "bump" | "serve" | "recall" | "take-back" | "void";
        /** @description How many there are. */
        Stock: {
            /**
             * Format: int64
             * @description Null where nobody counts any more.
             */
            left?: number | null;
        };
        /** @description A table on the floor. */
        Table: {
            area: string;
            /**
             * Format: int64
             * @description What is due.
             */
            due: number;
            /** @description How many guests take part. */
            guests: number;
            /** Format: int64 */
            id: number;
            name: string;
            /** Format: int64 */
            seats: number;
            state: components["schemas"]["TableState"];
            /**
             * Format: int64
             * @description Its open visit.
             */
            visit?: number | null;
        };
        /**
         * @description What a service point is.
         * @enum {string}
         */
        TableKind: "table" | "counter";
        /**
         * @description What a table is up to.
         * @enum {string}
         */
        TableState: "free" | "seated" | "waiting" | "cooking" | "ready" | "served" | "paid";
        /** @description A step. */
        TakeStep: {
            step: components["schemas"]["Step"];
        };
        /** @description A tax of a bill. */
        Tax: {
            /** Format: int64 */
            amount: number;
            /**
             * Format: int64
             * @description The rate, parts per million.
             * @example 100000
             */
            ppm: number;
        };
        /** @description An order's lines at one station. */
        Ticket: {
            /** @description Whether the table has ordered before in this visit. */
            add_on: boolean;
            age: components["schemas"]["TicketAge"];
            /** @description Names of the other stations that work on the same order. */
            also_at: string[];
            lines: components["schemas"]["OrderLine"][];
            /**
             * Format: int64
             * @description Whole minutes since the order was sent, as the house's clock measures them.
             */
            minutes: number;
            /**
             * Format: int64
             * @description The order's number of the day.
             */
            number: number;
            /** Format: int64 */
            order: number;
            place: components["schemas"]["TicketPlace"];
            /** Format: date-time */
            placed_at: string;
            /** Format: int64 */
            station: number;
            /** @description The table's name. */
            table: string;
        };
        /**
         * @description How long a ticket has waited, by its station's thresholds.
         * @enum {string}
         */
        TicketAge: "fresh" | "slow" | "late";
        /**
         * @description Where a ticket belongs on the board.
         * @enum {string}
         */
        TicketPlace: "board" | "done" | "gone";
        /** @description The tickets of the board. */
        Tickets: {
            /** @description The oldest first. */
            tickets: components["schemas"]["Ticket"][];
        };
        /** @description Lines to run, or an order that waits for a nod. */
        ToDo: {
            lines: components["schemas"]["OrderLine"][];
            /**
             * Format: int64
             * @description The order's number of the day.
             */
            number: number;
            /** Format: int64 */
            order: number;
            /** Format: date-time */
            placed_at: string;
            /** @description The table's name. */
            table: string;
            /** Format: int64 */
            visit: number;
        };
        /**
         * @description How a program shows whose it is (RFC 6749, sections 4.3 and 6, as JSON). What is not known here is not
         *     looked at (section 3.2).
         */
        TokenRequest: {
            /** @enum {string} */
            grant_type: "password";
            /** @description The program in its own words, for the list of sessions. */
            label?: string;
            /** @description The name that they sign in with. */
            name: string;
            /** @description Their password. */
            password: string;
        } | {
            /** @enum {string} */
            grant_type: "refresh_token";
            /** @description The token. */
            refresh_token: string;
        };
        /** @description Tokens. */
        Tokens: {
            /** @description A JWT (RFC 7519), for `Authorization: Bearer`. */
            access_token: string;
            /**
             * Format: int64
             * @description Seconds until the access token ends.
             * @example 900
             */
            expires_in: number;
            /** @description Good for one use. When it is used a second time, its session ends: somebody else has it too. */
            refresh_token: string;
            role: components["schemas"]["Role"];
            /** @description What the tokens are for, with spaces between. */
            scope: string;
            /** @example Bearer */
            token_type: string;
        };
        /**
         * @description Why a line cannot be sent as it is.
         * @enum {string}
         */
        Trouble: "gone" | "later" | "held" | "few" | "options";
        /** @description One party at one table. */
        Visit: {
            bill: components["schemas"]["Bill"];
            /**
             * Format: date-time
             * @description Null while it is open.
             */
            closed_at?: string | null;
            /**
             * Format: int64
             * @description How many people, if somebody said so.
             */
            covers?: number | null;
            guests: components["schemas"]["Guest"][];
            /** Format: int64 */
            id: number;
            /** Format: date-time */
            opened_at: string;
            table: components["schemas"]["VisitTable"];
        };
        /** @description A table of a visit. */
        VisitTable: {
            /** Format: int64 */
            id: number;
            kind: components["schemas"]["TableKind"];
            name: string;
        };
    };
    responses: {
        /** @description The request cannot be read */
        Problem400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Nobody is signed in, or the session has ended */
        Problem401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The caller may not do this */
        Problem403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing for this caller */
        Problem404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The state of things refuses it */
        Problem409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description More was sent than is read */
        Problem413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not `application/json` */
        Problem415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The host is none of this house */
        Problem421: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A value is refused; `errors` names its field */
        Problem422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too often; `Retry-After` says when to try again */
        Problem429: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A fault of the house, which is logged */
        Problem500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The house has more work waiting than it takes on; try again */
        Problem503: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no room on the disk */
        Problem507: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    endBrowserSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The session's id */
                session: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where the person who asks is signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sessions"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The session's id, or `current` */
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description Signs a program in, or renews its tokens. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Wrong name or password, or no token of ours */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    answerCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The call's id */
                call: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getFloor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The floor at a glance. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Floor"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    getHouse: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The house. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["House"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    joinVisit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Join"];
            };
        };
        responses: {
            /**
             * @description Joins a table's visit with the token of its QR code, or opens one. A guest who comes again with their
             *     token keeps their seat, and gets a new token in place of it.
             */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Joined"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description No table has this token */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The house is closed, or the party is full */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every key that the caller may revoke, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Keys"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    makeKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeKey"];
            };
        };
        responses: {
            /** @description Makes a key. From a page it wants the password, given just now. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeKey"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    revokeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The key's id */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    acknowledgeLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The line's id */
                line: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    stepTicketLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The line's id */
                line: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeStep"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description It does not stand where the step begins */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getStations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stations that the board can show. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stations"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    getTickets: {
        parameters: {
            query?: {
                /** @description Those of one station; without it all. */
                station?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The board's tickets. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tickets"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    acknowledgeTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order's id */
                order: number;
                /** @description The station's id */
                station: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    stepTicket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order's id */
                order: number;
                /** @description The station's id */
                station: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeStep"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description No line stands where the step begins */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    stepLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The line's id */
                line: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FloorStep"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description It does not stand where the step begins */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getLog: {
        parameters: {
            query?: {
                /** @description Only of this kind. */
                kind?: "menu" | "category" | "item" | "choice" | "station" | "table" | "person" | "device" | "setting" | "sales" | "key";
                /**
                 * @description From this business day on (ISO 8601).
                 * @example 2026-06-01
                 */
                from?: string;
                /**
                 * @description Up to this business day (ISO 8601).
                 * @example 2026-06-30
                 */
                to?: string;
                /** @description How many at most; 50 where it is left out. */
                limit?: number;
                /** @description Goes on behind there: `next` of the piece before, as it is. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who changed what, the newest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Log"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A day or a place that is none */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who the caller is. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    getMenu: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The menu, in the language that `Accept-Language` asks for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Menu"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    getItem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The item's id */
                item: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One item of the menu. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Item"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    setItemAvailability: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The item's id */
                item: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Availability"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    setStock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The item's id */
                item: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Stock"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    setOptionAvailability: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The option's id */
                option: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Availability"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    approveOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order's id */
                order: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description It does not wait */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    refuseOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The order's id */
                order: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description It does not wait */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    openVisit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The table's id */
                table: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenVisit"];
            };
        };
        responses: {
            /** @description Opens a table. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Visit"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description It is open already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getVisit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A visit as it stands, with its guests and its bill. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Visit"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    getBill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A visit's bill. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bill"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    call: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeCall"];
            };
        };
        responses: {
            /** @description Calls the staff. The same call again, while nobody has answered it, is that one. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeCall"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    cancelCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
                /** @description The call's reason */
                reason: components["schemas"]["CallReason"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getCart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cart of a visit. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cart"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    addLine: {
        parameters: {
            query?: never;
            header: {
                /** @description Under the same key it is added once */
                "Idempotency-Key": string;
            };
            path: {
                /** @description The visit's id */
                visit: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddLine"];
            };
        };
        responses: {
            /** @description Adds a line to the cart, or raises the same guest's equal one. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedLine"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description It is sold out, or the cart is full */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    removeLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
                /** @description The line's number */
                line: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    changeLine: {
        parameters: {
            query?: never;
            header: {
                /** @description Under the same key it is changed once */
                "Idempotency-Key": string;
            };
            path: {
                /** @description The visit's id */
                visit: number;
                /** @description The line's number */
                line: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeLine"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description There are not so many left */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    fitLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
                /** @description The line's number */
                line: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description Nothing is left */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    closeVisit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseVisit"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description Something is due or not served */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    setCovers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Covers"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    admitGuest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
                /** @description The guest's number */
                guest: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    sendGuestAway: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
                /** @description The guest's number */
                guest: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    renameMe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rename"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    getOrders: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a visit has ordered, and where each line stands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Orders"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
        };
    };
    placeOrder: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key gives the same order */
                "Idempotency-Key": string;
            };
            path: {
                /** @description The visit's id */
                visit: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaceOrder"];
            };
        };
        responses: {
            /** @description Sends lines of the cart as one order. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlacedOrder"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The cart is not as it was seen, something is sold out, or the house is closed */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    takeBackLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
                /** @description The line's number */
                line: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description It is being made already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    pay: {
        parameters: {
            query?: never;
            header: {
                /** @description Under the same key it is recorded once */
                "Idempotency-Key": string;
            };
            path: {
                /** @description The visit's id */
                visit: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Pay"];
            };
        };
        responses: {
            /** @description Records a payment, and answers the bill as it stands then. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bill"];
                };
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description Nothing is due */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More was sent than is read */
            413: components["responses"]["Problem413"];
            /** @description The body is not `application/json` */
            415: components["responses"]["Problem415"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
    waiveService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The visit's id */
                visit: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: components["responses"]["Problem400"];
            /** @description Nobody is signed in, or the session has ended */
            401: components["responses"]["Problem401"];
            /** @description The caller may not do this */
            403: components["responses"]["Problem403"];
            /** @description There is no such thing for this caller */
            404: components["responses"]["Problem404"];
            /** @description The state of things refuses it */
            409: components["responses"]["Problem409"];
            /** @description The host is none of this house */
            421: components["responses"]["Problem421"];
            /** @description A value is refused; `errors` names its field */
            422: components["responses"]["Problem422"];
            /** @description Too often; `Retry-After` says when to try again */
            429: components["responses"]["Problem429"];
            /** @description A fault of the house, which is logged */
            500: components["responses"]["Problem500"];
            /** @description The house has more work waiting than it takes on; try again */
            503: components["responses"]["Problem503"];
            /** @description There is no room on the disk */
            507: components["responses"]["Problem507"];
        };
    };
}
